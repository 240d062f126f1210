/** The one workspace of the simulator, which activations and filters name. */
export const workspaceId = "wsp_simulated";
