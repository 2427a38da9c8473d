using Larmor.Cli.Training;
using Larmor.Data;

namespace Larmor.Cli.Tests;

/// <summary>Section 7.5 of the SCFF specification: the coefficients of a real recording.</summary>
[TestClass]
public sealed class SpeechFrontEnd
{
    [TestMethod]
    public void The_frames_of_a_recording_are_the_reference_s()
    {
        string? root = DataDirectories.Roots().FirstOrDefault(place => Directory.Exists(Path.Combine(place, SpokenDigits.Name, "recordings")));
        if (root is null)
        {
            Assert.Inconclusive("fsdd is not here");
        }

        string path = Path.Combine(root, SpokenDigits.Name, "recordings", "0_jackson_0.wav");
        SpeechData speech = SpeechData.Prepare([new SpokenDigit(0, "jackson", 0, WavReader.Read(path)[0])]);
        Assert.AreEqual(52, speech.FrameCount(0));
        float[] first = [4.880271f, 2.030858f, -0.408559f];
        float[] tenth = [4.220467f, -0.762309f, 2.798429f, -2.003073f, -1.868189f, -0.551606f];
        for (int i = 0; i < first.Length; i++)
        {
            Assert.AreEqual(first[i], speech.Frames(0)[i], 1e-3f);
        }

        for (int i = 0; i < tenth.Length; i++)
        {
            Assert.AreEqual(tenth[i], speech.Frames(0)[(10 * 39) + i], 1e-3f);
        }
    }
}
