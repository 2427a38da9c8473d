using System.Globalization;
using Larmor.Cli.Edge.Settings;
using Larmor.Cli.Edge.Simulated;
using Larmor.Firmware.Simulated;
using Larmor.Kernels;
using Larmor.Pictures;
using Larmor.Runtime;

namespace Larmor.Cli.Edge.Runs;

/// <summary>The power goes at every byte of a checkpoint, then at random over a long life; what loads is looked at each time.</summary>
internal sealed class PowerCutRun
{
    private const int StateLength = 300;
    private const long Specification = 0x4C61726D6F72;

    private readonly PowerCutSettings _settings;
    private readonly Pcg32 _random;
    private int _cutCount;
    private int _lostCount;
    private int _unloadedCount;

    private PowerCutRun(PowerCutSettings settings, int seed)
    {
        _settings = settings;
        _random = new Pcg32((ulong)seed, 41);
    }

    internal static EdgeOutcome Run(PowerCutSettings settings, EdgeContext context)
    {
        string folder = Path.Combine(Path.GetTempPath(), $"larmor-cuts-{Guid.NewGuid():N}");
        Directory.CreateDirectory(folder);
        try
        {
            var run = new PowerCutRun(settings, context.Seed);
            int flash = run.EveryByteOfFlash(context);
            int file = run.EveryByteOfFile(folder, context);
            run.RandomCuts(context);
            return run.Outcome(flash, file);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private EdgeOutcome Outcome(int flash, int file)
    {
        (string, double, string)[] figures =
        [
            ("cuts", _cutCount, "cuts"), ("lost", _lostCount, "states"), ("not_loadable", _unloadedCount, "states"),
            ("every_byte_flash", flash, "cuts"), ("every_byte_file", file, "cuts"), ("random", _settings.RandomCutCount, "cuts"),
        ];
        double[,] table =
        {
            { flash }, { file }, { _settings.RandomCutCount }, { _lostCount }, { _unloadedCount },
        };
        var panel = new HeatMap(table, ["every byte, flash", "every byte, file", "at random", "confirmed state lost", "nothing to load"], ["cuts"])
        {
            Title = "Power cuts while a checkpoint is written", Format = "#,0",
        };
        return new EdgeOutcome(figures, [new SheetColumn(1, (panel, 1))])
        {
            Headline = new Headline(_lostCount.ToString(CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"confirmed states lost in {_cutCount:#,0} power cuts")),
        };
    }

    /// <summary>Two confirmed checkpoints, then a third that is cut after each possible number of bytes.</summary>
    private int EveryByteOfFlash(EdgeContext context)
    {
        SimulatedFlash probe = Flash(1);
        CheckpointStore store = Store(probe, out CountedState state);
        long total = Worked(probe, store, state);
        for (long cut = 0; cut < total; cut++)
        {
            context.At(0.4 * cut / total, "flash");
            SimulatedFlash flash = Flash((ulong)cut);
            store = Store(flash, out state);
            Save(store, state, 1);
            Save(store, state, 2);
            flash.PowerBytes = cut;
            TryCut(() => Save(store, state, 3));
            flash.PowerBytes = -1;
            Judge(Store(flash, out CountedState found), found, confirmed: 2, asked: 3);
        }

        return (int)total;
    }

    private int EveryByteOfFile(string folder, EdgeContext context)
    {
        string path = Path.Combine(folder, "state");
        int bytes = new CheckpointStore(new MemorySlots(1 << 20), new CountedState(StateLength), Specification).RecordBytes;
        for (int cut = 0; cut <= bytes; cut++)
        {
            context.At(0.4 + (0.3 * cut / bytes), "file");
            long power = long.MaxValue;
            var slots = new FileSlots(path, 1 << 20, name => new CutStream(name, power));
            var state = new CountedState(StateLength);
            var store = new CheckpointStore(slots, state, Specification);
            Save(store, state, 1);
            Save(store, state, 2);
            power = cut;
            TryCut(() => Save(store, state, 3));
            var found = new CountedState(StateLength);
            Judge(new CheckpointStore(new FileSlots(path, 1 << 20), found, Specification), found, confirmed: 2, asked: 3);
            Array.ForEach(Directory.GetFiles(folder), File.Delete);
        }

        return bytes + 1;
    }

    /// <summary>One flash through all cuts: each life saves until the power goes, the next one loads what it finds.</summary>
    private void RandomCuts(EdgeContext context)
    {
        SimulatedFlash flash = Flash(99);
        long confirmed = 0;
        for (int cut = 0; cut < _settings.RandomCutCount; cut++)
        {
            context.At(0.7 + (0.3 * cut / _settings.RandomCutCount), "random cuts");
            CheckpointStore store = Store(flash, out CountedState state);
            long asked = confirmed;
            if (confirmed > 0)
            {
                store.TryLoad();
            }

            flash.PowerBytes = _random.NextInt(4 * store.RecordBytes);
            TryCut(() =>
            {
                while (true)
                {
                    asked++;
                    Save(store, state, asked);
                    confirmed = asked;
                }
            });
            flash.PowerBytes = -1;
            if (confirmed > 0)
            {
                CheckpointStore next = Store(flash, out CountedState found);
                Judge(next, found, confirmed, asked);
                confirmed = Math.Max(confirmed, found.Number);
            }
        }
    }

    private void TryCut(Action save)
    {
        _cutCount++;
        try
        {
            save();
        }
        catch (PowerCutException)
        {
            // What was running is gone; the medium is looked at next.
        }
    }

    /// <summary>What loads must be whole, and either the last confirmed state or the one that was being written.</summary>
    private void Judge(CheckpointStore store, CountedState found, long confirmed, long asked)
    {
        if (!store.TryLoad())
        {
            _unloadedCount++;
            _lostCount++;
            return;
        }

        _lostCount += found.IsWhole && found.Number >= confirmed && found.Number <= asked ? 0 : 1;
        Save(store, found, found.Number);
    }

    private static void Save(CheckpointStore store, CountedState state, long number)
    {
        state.Number = number;
        if (!store.TrySave(number))
        {
            throw new InvalidOperationException("a checkpoint could not be confirmed although nothing was wrong");
        }
    }

    private static long Worked(SimulatedFlash flash, CheckpointStore store, CountedState state)
    {
        Save(store, state, 1);
        return flash.WorkedBytes;
    }

    private SimulatedFlash Flash(ulong seed)
    {
        int bytes = new CheckpointStore(new MemorySlots(1 << 20), new CountedState(StateLength), Specification).RecordBytes;
        return new SimulatedFlash(_settings.PageBytes, 2 * Pages(bytes), seed);
    }

    private int Pages(int bytes) => (bytes + _settings.PageBytes - 1) / _settings.PageBytes;

    private static CheckpointStore Store(SimulatedFlash flash, out CountedState state)
    {
        state = new CountedState(StateLength);
        return new CheckpointStore(new FlashSlots(flash, 0, flash.PageCount / 2), state, Specification);
    }
}
