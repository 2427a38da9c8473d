namespace Larmor.Data;

/// <summary>A loaded set: what it is, whose it is, and its two parts. Learn on <see cref="Train"/>, report on <see cref="Test"/>.</summary>
public sealed class DataSet
{
    /// <summary>Puts a set together.</summary>
    /// <param name="name">Name on the command line: "mnist".</param>
    /// <param name="title">Name for a reader.</param>
    /// <param name="train">Samples to learn from.</param>
    /// <param name="test">Samples to report on, of the same shape and classes.</param>
    /// <param name="licence">Licence as its authors state it.</param>
    /// <param name="attribution">Whom to name, and the publication to cite.</param>
    /// <param name="source">Folder the files were read from, or "embedded".</param>
    /// <exception cref="DataException">The two parts differ in shape or class count; the message has both.</exception>
    public DataSet(
        string name, string title, SampleSet train, SampleSet test, string licence = "", string attribution = "", string source = "")
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(test);
        if (train.Shape != test.Shape || train.ClassCount != test.ClassCount)
        {
            throw new DataException(
                $"{name}: train samples are {train.Shape} in {train.ClassCount} classes, test samples {test.Shape} in " +
                $"{test.ClassCount}: both parts need one shape: take them from the same set");
        }

        Name = name;
        Title = title;
        Train = train;
        Test = test;
        Licence = licence;
        Attribution = attribution;
        Source = source;
    }

    /// <summary>Name on the command line: "mnist".</summary>
    public string Name { get; }

    /// <summary>Name for a reader.</summary>
    public string Title { get; }

    /// <summary>Samples to learn from.</summary>
    public SampleSet Train { get; }

    /// <summary>Samples to report on; never learned from.</summary>
    public SampleSet Test { get; }

    /// <summary>Number of classes.</summary>
    public int ClassCount => Train.ClassCount;

    /// <summary>Values in one sample.</summary>
    public int InputCount => Train.InputCount;

    /// <summary>Licence as its authors state it.</summary>
    public string Licence { get; }

    /// <summary>Whom to name, and the publication to cite.</summary>
    public string Attribution { get; }

    /// <summary>Folder the files were read from, or "embedded".</summary>
    public string Source { get; }
}
