using Larmor.Kernels;
using Larmor.Native;

namespace Larmor.Firmware.Nano;

/// <summary>The scalar kernels with their longest loops handed to <see cref="KernelCalls"/>: C++ on a firmware of one's own, C# elsewhere.</summary>
/// <remarks>Rows shorter than a call is worth stay with the scalar kernels. In C# the weights end with the same bits as with those.</remarks>
public sealed class DeviceKernels : ScalarKernels
{
    private readonly int _leastCount;

    /// <summary>Kernels that call from <see cref="KernelCalls.LeastCount"/> numbers on.</summary>
    public DeviceKernels()
        : this(KernelCalls.LeastCount)
    {
    }

    /// <summary>Kernels that call from so many numbers on.</summary>
    public DeviceKernels(int leastCount) => _leastCount = leastCount;

    /// <inheritdoc/>
    public override string Name => "device";

    /// <inheritdoc/>
    public override void Multiply(SparseRows a, PanelMatrix m, int firstPanel, int endPanel, float[] y)
    {
        for (int panel = firstPanel; panel < endPanel; panel++)
        {
            int width = m.WidthOf(panel);
            if (width < _leastCount)
            {
                base.Multiply(a, m, panel, panel + 1, y);
                continue;
            }

            int origin = m.StartOf(panel);
            for (int sample = 0; sample < a.Count; sample++)
            {
                int first = (sample * m.Stride) + (panel * m.PanelWidth);
                for (int c = 0; c < width; c++)
                {
                    y[first + c] = 0f;
                }

                int end = a.Start[(sample + 1) * a.BandCount];
                for (int pair = a.Start[sample * a.BandCount]; pair < end; pair++)
                {
                    KernelCalls.Axpy(a.Value[pair], m.Data, origin + (a.Index[pair] * width), y, first, width);
                }
            }
        }
    }

    /// <inheritdoc/>
    public override void AddSingle(SparseRows a, float factor, float[] e, PanelMatrix m, int firstPanel, int endPanel)
    {
        for (int panel = firstPanel; panel < endPanel; panel++)
        {
            int width = m.WidthOf(panel);
            if (width < _leastCount)
            {
                base.AddSingle(a, factor, e, m, panel, panel + 1);
                continue;
            }

            for (int pair = 0; pair < a.PairCount; pair++)
            {
                KernelCalls.Axpy(
                    a.Value[pair] * factor, e, panel * m.PanelWidth, m.Data, m.StartOf(panel) + (a.Index[pair] * width), width);
            }
        }
    }
}
