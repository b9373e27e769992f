// Keeps a large map smooth where drawing it takes long, as without a graphics card: while it is moved, a picture of it
// is moved in its place, and it is drawn anew once it rests.
import type Sigma from "sigma";

const LAYERS = ["edges", "edgeLabels", "nodes", "labels"];
/** A drawing that took longer than this can't be made anew for each frame. */
const COSTLY_MS = 25;
const REST_MS = 250;

interface Camera {
  readonly x: number;
  readonly y: number;
  readonly angle: number;
  readonly ratio: number;
}

/** Make a map steady; the function that is given back ends it. */
export function steady(sigma: Sigma, container: HTMLElement): () => void {
  const camera = sigma.getCamera();
  const picture = document.createElement("canvas");
  picture.className = "picture";
  container.append(picture);
  const draw = sigma.scheduleRender.bind(sigma);
  let taken: Camera | undefined;
  let began = 0;
  let rest: ReturnType<typeof setTimeout> | undefined;

  const isMoving = (): boolean => camera.isAnimated() || sigma.getMouseCaptor().isMouseDown;
  const begin = (): void => {
    began = performance.now();
  };
  const take = (): void => {
    // Quick enough to be drawn anew while it moves: nothing of it is kept.
    if (isMoving() && taken === undefined) return;
    copy(sigma, picture);
    taken = performance.now() - began > COSTLY_MS ? camera.getState() : undefined;
    container.classList.remove("moved");
  };
  const settle = (): void => {
    if (isMoving()) {
      rest = setTimeout(settle, REST_MS);
      return;
    }
    draw();
    rest = undefined;
  };
  sigma.on("beforeRender", begin);
  sigma.on("afterRender", take);
  sigma.scheduleRender = () => {
    if (taken === undefined || same(taken, camera.getState())) return draw();
    picture.style.transform = moved(sigma, taken);
    container.classList.add("moved");
    clearTimeout(rest);
    rest = setTimeout(settle, REST_MS);
    return sigma;
  };
  return () => {
    clearTimeout(rest);
    picture.remove();
  };
}

function same(one: Camera, other: Camera): boolean {
  return one.x === other.x && one.y === other.y && one.ratio === other.ratio && one.angle === other.angle;
}

/** Copy what is drawn. Reading one dot of it waits until all of it is there, so that what it costs can be told. */
function copy(sigma: Sigma, picture: HTMLCanvasElement): void {
  const layers = sigma.getCanvases();
  const { width, height } = layers["nodes"] as HTMLCanvasElement;
  Object.assign(picture, { width, height });
  const context = picture.getContext("2d", { willReadFrequently: true });
  for (const name of LAYERS) context?.drawImage(layers[name] as HTMLCanvasElement, 0, 0, width, height);
  context?.getImageData(0, 0, 1, 1);
}

/** The CSS transform that brings a picture to where the camera is now. */
function moved(sigma: Sigma, taken: Camera): string {
  const { width } = sigma.getDimensions();
  const now = (x: number) => sigma.framedGraphToViewport(sigma.viewportToFramedGraph({ x, y: 0 }, { cameraState: taken }), { cameraState: sigma.getCamera().getState() });
  const [origin, right] = [now(0), now(width)];
  const [across, down] = [(right.x - origin.x) / width, (right.y - origin.y) / width];
  return `matrix(${across}, ${down}, ${-down}, ${across}, ${origin.x}, ${origin.y})`;
}
