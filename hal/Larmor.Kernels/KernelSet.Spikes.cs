namespace Larmor.Kernels;

/// <content>Spiking neurons: steps of time, spikes as lists of indices.</content>
public abstract partial class KernelSet
{
    /// <summary>One step of time of a layer; who fired is left in <see cref="SpikingPopulation.Fired"/>.</summary>
    /// <param name="layer">Changed in place.</param>
    /// <param name="beta">β of the pull towards <see cref="SpikingPopulation.Target"/>; 0 for none.</param>
    public abstract void StepSpikes(SpikingPopulation layer, float beta);

    /// <summary>Works out the derivatives of the rates and adds them to their sums.</summary>
    public abstract void AddSlopes(SpikingPopulation layer);

    /// <summary>sum = Σ of some rows of a matrix, in the order of the list; 0 when the list is empty.</summary>
    /// <param name="matrix">Rows of <paramref name="stride"/>, a multiple of 16.</param>
    /// <param name="stride">Row length.</param>
    /// <param name="rows">Which rows.</param>
    /// <param name="count">How many.</param>
    /// <param name="sum">Receives the sum, shape [stride].</param>
    public abstract void SumRows(float[] matrix, int stride, int[] rows, int count, float[] sum);

    /// <summary>Adds <c>scale · vector</c> to some rows of a matrix.</summary>
    /// <param name="matrix">Rows of <paramref name="stride"/>, a multiple of 16; changed in place.</param>
    /// <param name="stride">Row length.</param>
    /// <param name="rows">Which rows.</param>
    /// <param name="count">How many.</param>
    /// <param name="vector">Shape [stride].</param>
    /// <param name="scale">Factor.</param>
    public abstract void AddToRows(float[] matrix, int stride, int[] rows, int count, float[] vector, float scale);
}
