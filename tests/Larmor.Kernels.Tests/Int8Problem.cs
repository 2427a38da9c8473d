namespace Larmor.Kernels.Tests;

/// <summary>Weights of one byte, and work on them in parts.</summary>
internal static class Int8Problem
{
    internal static Int8Matrix Weights(Draw draw, int outputs, int inputs)
    {
        var w = new Int8Matrix(outputs, inputs);
        for (int o = 0; o < outputs; o++)
        {
            w.WriteRow(o, draw.Bytes(inputs));
        }

        return w;
    }

    internal static Int8Matrix Copy(Int8Matrix source)
    {
        var copy = new Int8Matrix(source.OutputCount, source.InputCount);
        source.Data.CopyTo(copy.Data, 0);
        return copy;
    }

    /// <summary>Outputs in so many parts, last part first, as a team might come to do them.</summary>
    internal static void Parts(int parts, int outputs, Action<int, int> run)
    {
        for (int part = parts - 1; part >= 0; part--)
        {
            run(part * outputs / parts, (part + 1) * outputs / parts);
        }
    }
}
