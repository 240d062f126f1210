/** A text that stands out too little from what it stands on. */
export interface PoorText {
  text: string;
  colour: string;
  ground: string;
  ratio: number;
}

/**
 * Finds every shown text whose contrast is below what WCAG 2 asks of level AA. Runs within a page, so it may use nothing
 * from outside of itself.
 */
export function findPoorContrast(): { poor: PoorText[]; measured: number } {
  type Colour = [red: number, green: number, blue: number, alpha: number];
  const parse = (text: string): Colour => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
    return [red, green, blue, alpha];
  };
  const over = ([r, g, b, a]: Colour, [red, green, blue]: Colour): Colour => [
    r * a + red * (1 - a),
    g * a + green * (1 - a),
    b * a + blue * (1 - a),
    1,
  ];
  const brightness = ([red, green, blue]: Colour): number => {
    const linear = (part: number): number => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    };
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  };
  const groundOf = (element: Element): Colour => {
    const box = element.closest("svg g.node")?.querySelector("rect");
    if (box) return parse(getComputedStyle(box).fill);
    const layers: Colour[] = [];
    for (let at: Element | null = element; at; at = at.parentElement) {
      const layer = parse(getComputedStyle(at).backgroundColor);
      if (layer[3] > 0) layers.push(layer);
      if (layer[3] === 1) break;
    }
    return layers.toReversed().reduce((below, layer) => over(layer, below), [255, 255, 255, 1]);
  };
  const isLarge = ({ fontSize, fontWeight }: CSSStyleDeclaration): boolean => {
    const pixels = Number.parseFloat(fontSize);
    return pixels >= 24 || (pixels >= 18.66 && Number(fontWeight) >= 700);
  };
  const poor: PoorText[] = [];
  let measured = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent?.trim() ?? "";
    if (!element || text === "" || element.closest("script, title") || !element.checkVisibility()) continue;
    const style = getComputedStyle(element);
    const ground = groundOf(element);
    const inDrawing = element.closest("svg") !== null;
    const colour = over(parse(inDrawing ? style.fill : style.color), ground);
    const [light, dark] = [brightness(colour), brightness(ground)].toSorted((a, b) => b - a) as [number, number];
    const ratio = (light + 0.05) / (dark + 0.05);
    measured++;
    if (ratio < (isLarge(style) ? 3 : 4.5))
      poor.push({ text: text.slice(0, 60), colour: colour.join(), ground: ground.join(), ratio });
  }
  return { poor, measured };
}
