// The drawing as a file: SVG with the colours of the page, and PNG made of it.
const DRAWN = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "font-family", "font-size", "font-weight", "text-anchor", "opacity", "paint-order", "color"];

/** The drawing as a file of its own, with the colours that it has on the page. */
function standalone(id: string): { text: string; width: number; height: number } {
  const drawn = document.getElementById(id) as unknown as SVGSVGElement;
  const copy = drawn.cloneNode(true) as SVGSVGElement;
  const before = [drawn, ...drawn.querySelectorAll("*")];
  [copy, ...copy.querySelectorAll("*")].forEach((element, place) => {
    const style = getComputedStyle(before[place] as Element);
    for (const name of DRAWN) element.setAttribute(name, style.getPropertyValue(name));
    element.removeAttribute("tabindex");
  });
  const box = drawn.viewBox.baseVal;
  const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  ground.setAttribute("x", String(box.x));
  ground.setAttribute("y", String(box.y));
  ground.setAttribute("width", String(box.width));
  ground.setAttribute("height", String(box.height));
  ground.setAttribute("fill", getComputedStyle(document.body).backgroundColor);
  copy.prepend(ground);
  return { text: new XMLSerializer().serializeToString(copy), width: box.width, height: box.height };
}

export function save(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

export function saveSvg(id: string): void {
  save(new Blob([standalone(id).text], { type: "image/svg+xml" }), "exomyelin.svg");
}

export async function savePng(id: string): Promise<void> {
  const { text, width, height } = standalone(id);
  const picture = new Image();
  const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  picture.src = address;
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * 2;
  canvas.height = height * 2;
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(address);
  canvas.toBlob((blob) => blob && save(blob, "exomyelin.png"), "image/png");
}
