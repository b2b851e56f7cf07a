// The parts of ECharts that the report draws with, and no more. What is not
// registered here cannot be drawn: add it here, run `npm run build`, commit both.
import { init, use } from "echarts/core";
import { BarChart, BoxplotChart, HeatmapChart, ScatterChart } from "echarts/charts";
import { AriaComponent, GridComponent, TooltipComponent, VisualMapContinuousComponent } from "echarts/components";
import { SVGRenderer } from "echarts/renderers";

use([
  BarChart, BoxplotChart, HeatmapChart, ScatterChart,
  AriaComponent, GridComponent, TooltipComponent, VisualMapContinuousComponent,
  SVGRenderer,
]);

export { init };
