namespace Larmor.Cli.Experiments;

/// <summary>How gradients become changes of weights.</summary>
public enum UpdateRuleKind
{
    /// <summary>Adam with decoupled weight decay: moments on the host.</summary>
    AdamW,

    /// <summary>Plain steps, straight to the chip.</summary>
    Sgd,
}
