using Larmor.Kernels;

namespace Larmor.Models;

/// <summary>Watches a spiking network step by step: a recorder, a measurement.</summary>
public interface ISpikeObserver
{
    /// <summary>A step is over; who fired stands in the populations, and in the nudged phase the rate derivatives of this step.</summary>
    /// <param name="hidden">Hidden neurons, not to be changed.</param>
    /// <param name="output">Output neurons, not to be changed.</param>
    /// <param name="beta">β of the step; 0 in the free phase.</param>
    void Stepped(SpikingPopulation hidden, SpikingPopulation output, float beta);
}
