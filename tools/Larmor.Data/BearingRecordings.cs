using System.Globalization;

namespace Larmor.Data;

/// <summary>Loads the CWRU bearing recordings: 16-bit stereo wav files and <c>index.csv</c>, which has the step of each file's converter.</summary>
/// <remarks>The step differs between files: without it the amplitude alone gives the class away.</remarks>
public static class BearingRecordings
{
    /// <summary>Name of the set and of its folder.</summary>
    public const string Name = "cwru";

    private const string Index = "index.csv";
    private const int FieldCount = 10;
    private const float CountsOfOne = 32768f;

    /// <summary>Loads every recording in the order of the index.</summary>
    /// <param name="directory">First place to look, or null; see <see cref="DataDirectories"/> for the others.</param>
    /// <exception cref="DataException">Not found, or a file that does not read.</exception>
    public static IReadOnlyList<BearingRecording> Load(string? directory = null)
    {
        string folder = SetFolder.Find(Name, Index, directory, "convert the .mat files of the Case Western Reserve University Bearing Data Center to wav");
        string index = Path.Combine(folder, Index);
        return [.. File.ReadLines(index).Skip(1).Where(line => line.Length > 0).Select((line, number) => Read(folder, index, line, number + 2))];
    }

    private static BearingRecording Read(string folder, string index, string line, int number)
    {
        string[] fields = line.Split(',');
        float[] steps = new float[2];
        int diameter = 0;
        if (fields.Length != FieldCount
            || !float.TryParse(fields[8], NumberStyles.Float, CultureInfo.InvariantCulture, out steps[0])
            || !float.TryParse(fields[9], NumberStyles.Float, CultureInfo.InvariantCulture, out steps[1])
            || (fields[3] != "-" && !int.TryParse(fields[3], NumberStyles.None, CultureInfo.InvariantCulture, out diameter)))
        {
            throw new DataException($"{index}: line {number} does not read; expected {FieldCount} fields, the last two numbers: correct the file");
        }

        Sound[] sounds = WavReader.Read(Path.Combine(folder, fields[0]));
        if (sounds.Length != 2)
        {
            throw new DataException($"{fields[0]}: has {sounds.Length} channels; expected drive end and fan end: fetch it again");
        }

        float[] Scaled(int channel) => [.. sounds[channel].Samples.Select(value => value * CountsOfOne * steps[channel])];
        return new BearingRecording(fields[0], fields[2], diameter, sounds[0].SampleRateHertz, Scaled(0), Scaled(1));
    }
}
