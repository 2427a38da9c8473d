namespace Larmor.Data;

/// <summary>What a <see cref="SampleSet"/> refuses; every message has name, index, value, limit and way out.</summary>
internal static class SampleChecks
{
    public static void Shape(string name, SampleShape shape, int classCount)
    {
        if (shape.Width < 1 || shape.Height < 1 || shape.Channels < 1)
        {
            throw new DataException($"{name}: a sample of {shape} has no values: width, height and channels are at least 1");
        }

        if (classCount is < 1 or > 256)
        {
            throw new DataException($"{name}: {classCount} classes; labels are bytes, so 1 to 256 classes are possible");
        }
    }

    public static void Length(string name, long valueCount, int labelCount, SampleShape shape)
    {
        long needed = (long)labelCount * shape.InputCount;
        if (valueCount != needed)
        {
            throw new DataException(
                $"{name}: {labelCount} labels of shape {shape} need {needed} values; there are {valueCount}: " +
                "pass as many samples as labels");
        }
    }

    public static void Labels(string name, byte[] labels, int classCount)
    {
        for (int index = 0; index < labels.Length; index++)
        {
            if (labels[index] >= classCount)
            {
                throw new DataException(
                    $"{name}: label {index} is {labels[index]}; with {classCount} classes the limit is {classCount - 1}: " +
                    "correct the file or the class count");
            }
        }
    }

    public static void Values(string name, byte[] values, byte maximumValue, int inputCount)
    {
        if (maximumValue == byte.MaxValue)
        {
            return;
        }

        int index = values.AsSpan().IndexOfAnyInRange((byte)(maximumValue + 1), byte.MaxValue);
        if (index >= 0)
        {
            throw new DataException(
                $"{name}: value {index % inputCount} of sample {index / inputCount} is {values[index]}; the limit is {maximumValue}: " +
                "correct the file or the maximum");
        }
    }

    public static void Finite(string name, float[] values, int inputCount)
    {
        for (int index = 0; index < values.Length; index++)
        {
            if (!float.IsFinite(values[index]))
            {
                throw new DataException(
                    $"{name}: value {index % inputCount} of sample {index / inputCount} (index {index}) is {values[index]}; " +
                    "only finite numbers can be learned: remove or replace the sample");
            }
        }
    }
}
