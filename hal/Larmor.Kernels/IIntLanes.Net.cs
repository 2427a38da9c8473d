namespace Larmor.Kernels;

/// <summary>Sixteen ints side by side, or the sixty-four bytes that they are, on whatever vectors the processor has.</summary>
/// <remarks>Sums of whole numbers do not depend on their order: every width and every instruction gives the same bits.</remarks>
internal interface IIntLanes<TSelf>
    where TSelf : struct, IIntLanes<TSelf>
{
    /// <summary>
    /// What <see cref="LoadInputs"/> adds to each input: 128 where the processor multiplies unsigned by signed bytes. Products are then
    /// too large by so many times the sum of the weights.
    /// </summary>
    static abstract int InputOffset { get; }

    /// <summary>Sixty-four ones, as inputs without offset: their products are the sum of the weights.</summary>
    static abstract TSelf Ones { get; }

    static abstract TSelf Broadcast(int value);

    /// <summary>Sixty-four bytes.</summary>
    static abstract TSelf Load(ref sbyte source);

    /// <summary>Sixty-four bytes, each with <see cref="InputOffset"/> added.</summary>
    static abstract TSelf LoadInputs(ref sbyte source);

    /// <summary>sums += inputs · weights, byte by byte, the products spread over the sixteen sums.</summary>
    static abstract void AddProducts(ref TSelf sums, TSelf inputs, TSelf weights);

    /// <summary>The sixteen ints added.</summary>
    static abstract int Sum(TSelf value);

    /// <summary>Sixteen bytes as ints.</summary>
    static abstract TSelf Widen(ref sbyte source);

    /// <summary>Sixteen ints as bytes; each must fit.</summary>
    static abstract void Narrow(TSelf value, ref sbyte destination);

    static abstract TSelf MultiplyAdd(TSelf left, TSelf right, TSelf addend);

    static abstract bool IsZero(TSelf value);

    /// <summary>clamp(value + ((change + r) &gt;&gt; shift), ±largest), r the draws of sixteen cells in their lowest bits.</summary>
    static abstract TSelf AddRounded(TSelf value, TSelf change, ulong key, uint firstCell, int shift, int largest);
}
