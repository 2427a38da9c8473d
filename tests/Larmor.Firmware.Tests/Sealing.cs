using System.Text;
using Larmor.Kernels;
using Larmor.Runtime;

namespace Larmor.Firmware.Tests;

/// <summary>Who may ask for what.</summary>
[TestClass]
public sealed class Sealing
{
    private const string Node = "bench";

    [TestMethod]
    public void A_sealed_command_is_let_through_once()
    {
        using var rig = new GateRig();
        Assert.AreEqual(CommandRefusal.None, rig.Take(rig.Seal(1, "label 2")));
        Assert.IsTrue(rig.Inbox.TryTake(out EdgeCommand command, out int argument));
        Assert.AreEqual(EdgeCommand.Label, command);
        Assert.AreEqual(2, argument);
        Assert.AreEqual(CommandRefusal.Replayed, rig.Take(rig.Seal(1, "label 2")));
        Assert.AreEqual(CommandRefusal.None, rig.Take(rig.Seal(7, "freeze") + "\r"));
        Assert.AreEqual(CommandRefusal.Replayed, rig.Take(rig.Seal(6, "thaw")));
    }

    [TestMethod]
    public void A_command_cannot_be_played_again_after_a_restart()
    {
        using var first = new GateRig();
        Assert.AreEqual(CommandRefusal.None, first.Take(first.Seal(41, "save")));
        using var second = new GateRig(first);
        Assert.AreEqual(CommandRefusal.Replayed, second.Take(second.Seal(41, "save")));
        Assert.AreEqual(CommandRefusal.None, second.Take(second.Seal(42, "save")));
    }

    [TestMethod]
    public void A_seal_of_another_key_node_counter_or_command_is_forged()
    {
        using var rig = new GateRig();
        string line = rig.Seal(5, "label 1");
        Assert.AreEqual(CommandRefusal.Forged, rig.Take(CommandSeal.Line(new byte[32], Node, 5, "label 1")));
        Assert.AreEqual(CommandRefusal.Forged, rig.Take(CommandSeal.Line(rig.Key, "other", 5, "label 1")));
        Assert.AreEqual(CommandRefusal.Forged, rig.Take("6" + line[1..]));
        Assert.AreEqual(CommandRefusal.Forged, rig.Take(line.Replace("label 1", "label 2", StringComparison.Ordinal)));
        for (int i = line.LastIndexOf(' ') + 1; i < line.Length; i += 9)
        {
            Assert.AreEqual(CommandRefusal.Forged, rig.Take(line[..i] + (line[i] == '0' ? '1' : '0') + line[(i + 1)..]));
        }

        Assert.AreEqual(CommandRefusal.None, rig.Take(line));
    }

    [TestMethod]
    public void A_line_of_another_form_is_malformed_and_a_sealed_word_that_is_no_command_is_unknown()
    {
        using var rig = new GateRig();
        string seal = rig.Seal(1, "save");
        foreach (string line in new[] { "", " ", "save", "1 save", seal[2..], "x" + seal, "-1" + seal[1..], seal + "0", "1  " + new string('0', 200), "99999999999999999999" + seal[1..] })
        {
            Assert.AreEqual(CommandRefusal.Malformed, rig.Take(line), line);
        }

        Assert.AreEqual(CommandRefusal.Unknown, rig.Take(rig.Seal(1, "explode")));
        Assert.AreEqual(CommandRefusal.Malformed, rig.Take(rig.Seal(2, "label 1\nsave")), "two commands under one seal");
    }

    [TestMethod]
    public void More_commands_than_the_minute_allows_wait_for_the_next()
    {
        using var rig = new GateRig();
        int taken = Enumerable.Range(1, 40).Count(i => rig.Take(rig.Seal(i, "freeze")) == CommandRefusal.None);
        Assert.AreEqual(GateRig.PerMinute, taken);
        rig.Clock.Advance(60_000_000);
        Assert.AreEqual(CommandRefusal.None, rig.Take(rig.Seal(100, "thaw")));
        Assert.AreEqual(40L - GateRig.PerMinute, rig.Gate.Count(CommandRefusal.TooMany));
    }

    [TestMethod]
    public void A_flood_is_not_even_looked_at()
    {
        using var rig = new GateRig();
        for (int i = 0; i < 10_000; i++)
        {
            rig.Take("rubbish");
        }

        Assert.AreEqual(20L * GateRig.PerMinute, rig.Gate.Count(CommandRefusal.Malformed));
        Assert.AreEqual(CommandRefusal.TooMany, rig.Take(rig.Seal(1, "save")));
        rig.Clock.Advance(60_000_000);
        Assert.AreEqual(CommandRefusal.None, rig.Take(rig.Seal(1, "save")));
    }

    [TestMethod]
    public void Without_its_counter_kept_nothing_is_let_through()
    {
        using var rig = new GateRig();
        Directory.CreateDirectory(rig.Options.CounterFile + ".tmp");
        Assert.AreEqual(CommandRefusal.NotKept, rig.Take(rig.Seal(1, "save")));
        Assert.IsFalse(rig.Inbox.TryTake(out _, out _));
    }

    [TestMethod]
    public void A_key_that_others_may_read_is_refused_and_no_message_shows_what_is_in_it()
    {
        using var rig = new GateRig();
        TemporaryFolder.Permit(rig.Options.KeyFile, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        IOException open = Assert.Throws<IOException>(() => new CommandGate(rig.Options, Node, rig.Inbox, rig.Clock));
        StringAssert.Contains(open.Message, "may be used by others than its owner: chmod 600 it");
        TemporaryFolder.Permit(rig.Options.KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.WriteAllText(rig.Options.KeyFile, "5ec2e7" + "not-hexadecimal");
        IOException bad = Assert.Throws<IOException>(() => new CommandGate(rig.Options, Node, rig.Inbox, rig.Clock));
        StringAssert.Contains(bad.Message, "holds no key of 64 or more hexadecimal digits");
        Assert.DoesNotContain("5ec2e7", bad.ToString());
    }

    [TestMethod]
    public void A_hundred_thousand_made_up_or_damaged_lines_pass_nothing_and_stop_nothing()
    {
        const int Count = 100_000;
        using var rig = new GateRig(perMinute: 6000);
        using var folder = new TemporaryFolder();
        using var bench = new Bench(folder, samples: 200);
        var random = new Pcg32(7, 3);
        var reader = new LineReader();
        long told = 0;
        byte[] good = Encoding.ASCII.GetBytes(rig.Seal(1_000_000, "reset") + "\n");
        for (int i = 0; i < Count; i++)
        {
            byte[] bytes = Damage(good, random);
            rig.Clock.Advance(10_000);
            reader.Push(bytes, rig.Gate, _ => told++);
            if (i % 1000 == 0)
            {
                bench.Steps(1);
            }
        }

        Assert.AreEqual(0L, rig.Gate.AdmittedCount);
        Assert.IsFalse(rig.Inbox.TryTake(out _, out _));
        Assert.IsGreaterThan((long)Count / 4, told);
        Assert.AreEqual(100L, bench.Node.Loop.SampleCount);
    }

    /// <summary>Flips, cuts, doubles, overwrites or makes up; never leaves the line as it is.</summary>
    private static byte[] Damage(byte[] good, Pcg32 random)
    {
        var bytes = new List<byte>(good);
        switch (random.NextInt(6))
        {
            case 0:
                bytes[random.NextInt(bytes.Count - 1)] ^= (byte)(1 << random.NextInt(5));
                break;
            case 1:
                bytes.RemoveAt(random.NextInt(bytes.Count - 1));
                break;
            case 2:
                bytes.Insert(random.NextInt(bytes.Count - 1), (byte)(1 + random.NextInt(9)));
                break;
            case 3:
                bytes = [.. Enumerable.Range(0, random.NextInt(400)).Select(_ => (byte)random.NextUInt()), (byte)'\n'];
                break;
            case 4:
                bytes.RemoveRange(0, 1 + random.NextInt(bytes.Count - 1));
                break;
            default:
                bytes.InsertRange(random.NextInt(bytes.Count - 1), Enumerable.Repeat((byte)'a', 1 + random.NextInt(2000)));
                break;
        }

        return [.. bytes];
    }
}
