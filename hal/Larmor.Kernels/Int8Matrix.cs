namespace Larmor.Kernels;

/// <summary>Weights of one byte each: whole numbers from -127 to 127, a row the weights of one output.</summary>
/// <remarks>
/// Rows are padded to whole cache lines of 64 bytes; the padding is 0 and stays 0.
/// <code>
/// weight (output, input) = Data[output * Stride + input]
/// </code>
/// What a weight of 1 means in the units of the learner is the learner's business.
/// </remarks>
public sealed class Int8Matrix
{
    /// <summary>Largest size of a weight; -128 is not used, so that a sign can always be turned.</summary>
    public const int LargestWeight = 127;

    /// <summary>Most inputs: a sum of products of bytes then stays within 32 bits.</summary>
    public const int MostInputs = 131_072;

    private const int Line = 64;

    /// <summary>A matrix of zeros.</summary>
    /// <exception cref="System.ArgumentException">A size outside its limits; the message has both.</exception>
    public Int8Matrix(int outputCount, int inputCount)
    {
        if (inputCount < 1 || inputCount > MostInputs)
        {
            throw new System.ArgumentException($"an int8 matrix has 1 to {MostInputs} inputs, not {inputCount}: split the layer");
        }

        if (outputCount < 1 || Bytes(outputCount, inputCount) > int.MaxValue)
        {
            throw new System.ArgumentException(
                $"an int8 matrix of {inputCount} inputs has 1 to {int.MaxValue / StrideOf(inputCount)} outputs, not {outputCount}: split the layer");
        }

        OutputCount = outputCount;
        InputCount = inputCount;
        Stride = StrideOf(inputCount);
        Data = new sbyte[outputCount * Stride];
    }

    /// <summary>Number of outputs.</summary>
    public int OutputCount { get; }

    /// <summary>Number of inputs.</summary>
    public int InputCount { get; }

    /// <summary>Bytes of a row, padding included: also the row length of the activations that are multiplied.</summary>
    public int Stride { get; }

    /// <summary>The weights.</summary>
    public sbyte[] Data { get; }

    /// <summary>Row length for so many inputs.</summary>
    public static int StrideOf(int inputCount) => (inputCount + Line - 1) / Line * Line;

    /// <summary>Bytes that a matrix of this shape takes, padding included.</summary>
    public static long Bytes(int outputCount, int inputCount) => (long)outputCount * StrideOf(inputCount);

    /// <summary>Replaces the weights of one output; -128 becomes -127.</summary>
    /// <param name="output">0-based.</param>
    /// <param name="source">Shape [InputCount].</param>
    public void WriteRow(int output, sbyte[] source)
    {
        sbyte[] data = Data;
        int place = output * Stride;
        for (int i = 0; i < InputCount; i++)
        {
            data[place + i] = source[i] < -LargestWeight ? (sbyte)-LargestWeight : source[i];
        }
    }

    /// <summary>Copies the weights of one output.</summary>
    /// <param name="output">0-based.</param>
    /// <param name="destination">Shape [InputCount].</param>
    public void ReadRow(int output, sbyte[] destination)
    {
        sbyte[] data = Data;
        int place = output * Stride;
        for (int i = 0; i < InputCount; i++)
        {
            destination[i] = data[place + i];
        }
    }
}
