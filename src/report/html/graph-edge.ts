/** A relation of two nodes, by their ids. */
export interface GraphEdge {
  from: string;
  to: string;
}
