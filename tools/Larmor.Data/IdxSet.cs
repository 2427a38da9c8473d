namespace Larmor.Data;

/// <summary>Puts an idx image file and its idx label file together.</summary>
internal static class IdxSet
{
    public static SampleSet Load(string name, string imagePath, string labelPath, int classCount, SampleShape? shape = null)
    {
        IdxData images = IdxReader.Read(imagePath, dimensionCount: 3);
        IdxData labels = IdxReader.Read(labelPath, dimensionCount: 1);
        if (images.Dimensions[0] != labels.Dimensions[0])
        {
            throw new DataException(
                $"{labelPath}: {labels.Dimensions[0]} labels for the {images.Dimensions[0]} images of {imagePath}: " +
                "expected as many labels as images: take both files from the same part of the set");
        }

        var found = new SampleShape(images.Dimensions[2], images.Dimensions[1]);
        if (shape is not null && shape != found)
        {
            throw new DataException($"{imagePath}: images of {found}; expected {shape}: is it a file of another set?");
        }

        SampleChecks.Labels(labelPath, labels.Values, classCount);
        return SampleSet.FromBytes(name, images.Values, labels.Values, found, classCount);
    }
}
