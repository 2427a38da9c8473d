namespace Larmor.Data;

/// <summary>One annotated beat.</summary>
/// <param name="SampleIndex">Where its peak lies.</param>
/// <param name="Symbol">Its kind: N normal, V premature ventricular, A premature atrial, R right bundle branch block, / paced …</param>
public sealed record HeartBeat(int SampleIndex, char Symbol);
