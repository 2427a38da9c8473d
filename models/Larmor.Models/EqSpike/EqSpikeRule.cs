namespace Larmor.Models;

/// <summary>How the synapses from hidden to output neurons learn.</summary>
public enum EqSpikeRule
{
    /// <summary>The published principle: every spike adds the other side's rate derivative, at once. Biased by spike-time correlation.</summary>
    Spikes,

    /// <summary>Two snapshots of the slow traces: η/β ((r_h r_o) at the end of the nudge - (r_h r_o) before it). No such bias; one update a sample.</summary>
    Contrast,
}
