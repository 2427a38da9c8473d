namespace Larmor.Kernels.Tests;

/// <summary>Images, weights and errors of one convolution, its results in double arithmetic and what rounding may cost.</summary>
internal sealed class PatchProblem
{
    internal const int Images = 2;
    internal const float Bias = 2f;
    internal const float Factor = 0.3f;

    private readonly int _outputs;

    internal PatchProblem(int width, int height, int channels, int kernel, int outputs, bool biased)
    {
        _outputs = outputs;
        Grid = new PatchGrid(width, height, channels, kernel);
        var draw = new Draw((ulong)((width * 1000) + (height * 100) + (channels * 10) + kernel));
        int rows = Grid.PatchLength + (biased ? 1 : 0);
        Weights = new PanelMatrix(rows, outputs);
        for (int c = 0; c < outputs; c++)
        {
            Weights.WriteColumn(c, Draw.Fill(rows, draw.Finite));
        }

        Values = Draw.Fill(Images * Grid.ImageLength, () => Plain(draw));
        Maps = Draw.Fill(Images * Grid.Positions * outputs, () => Plain(draw));
        Products = new float[Maps.Length];
        ProductBounds = new double[Maps.Length];
        float[] weights = MatrixProblem.ByColumn(Weights);
        var updates = new double[weights.Length];
        var sizes = new double[weights.Length];
        for (int map = 0; map < Maps.Length; map++)
        {
            int output = map % outputs;
            int patch = map / outputs;
            double sum = 0;
            double size = 0;
            for (int row = 0; row < rows; row++)
            {
                double x = Tap(patch, row);
                int place = (output * rows) + row;
                sum += x * weights[place];
                size += Math.Abs(x * weights[place]);
                updates[place] += Factor * x * Maps[map];
                sizes[place] += Math.Abs(Factor * x * Maps[map]);
            }

            Products[map] = (float)sum;
            ProductBounds[map] = (rows + 2) * ((Same.Rounding * 2 * size) + float.Epsilon);
        }

        Updated = new float[weights.Length];
        UpdateBounds = new double[weights.Length];
        for (int i = 0; i < weights.Length; i++)
        {
            Updated[i] = (float)(weights[i] + updates[i]);
            UpdateBounds[i] = ((Images * Grid.Positions) + 3) * ((Same.Rounding * 2 * (Math.Abs(weights[i]) + sizes[i])) + float.Epsilon);
        }
    }

    internal PatchGrid Grid { get; }

    internal PanelMatrix Weights { get; }

    internal float[] Values { get; }

    internal float[] Maps { get; }

    internal float[] Products { get; }

    internal double[] ProductBounds { get; }

    internal float[] Updated { get; }

    internal double[] UpdateBounds { get; }

    public override string ToString() => $"{Grid.Width} x {Grid.Height} x {Grid.Channels}, kernel {Grid.Runs}, {_outputs} outputs, {Weights.RowCount} rows";

    internal PanelMatrix CopyOfWeights()
    {
        var copy = new PanelMatrix(Weights.RowCount, Weights.ColumnCount);
        Weights.Data.CopyTo(copy.Data, 0);
        return copy;
    }

    /// <summary>Of ordinary size: a product of three factors rounds more than once when one of them is denormal.</summary>
    private static float Plain(Draw draw) => draw.Below(5) == 0 ? 0f : (draw.Below(2001) - 1000) / 512f;

    private double Tap(int patch, int row)
    {
        if (row == Grid.PatchLength)
        {
            return Bias;
        }

        int position = patch % Grid.Positions;
        int y = (position / Grid.Columns) + (row / Grid.RunLength);
        int x = (position % Grid.Columns) + (row % Grid.RunLength / Grid.Channels);
        int pixel = ((((patch / Grid.Positions) * Grid.Height) + y) * Grid.Width) + x;
        return Values[(pixel * Grid.Channels) + (row % Grid.Channels)];
    }
}
