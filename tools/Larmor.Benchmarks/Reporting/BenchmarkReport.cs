using Larmor.Results;

namespace Larmor.Benchmarks;

/// <summary>What a run has found so far.</summary>
public sealed class BenchmarkReport
{
    private readonly List<BenchmarkRow> _rows = [];
    private readonly List<string> _skipped = [];
    private readonly List<string> _wrong = [];
    private readonly List<string> _notes = [];

    /// <summary>Lines of the table, in the order measured.</summary>
    public IReadOnlyList<BenchmarkRow> Rows => _rows;

    /// <summary>What was not measured and why, with the way out.</summary>
    public IReadOnlyList<string> Skipped => _skipped;

    /// <summary>Results that differ from the rival's.</summary>
    public IReadOnlyList<string> Wrong => _wrong;

    /// <summary>What a reader must know besides: versions of rivals, the machine's load.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Adds a line.</summary>
    public void Add(BenchmarkRow row) => _rows.Add(row);

    /// <summary>Says what is left out.</summary>
    public void Skip(string what, string reason) => _skipped.Add($"{what}: skipped: {reason}");

    /// <summary>Says whose result is wrong.</summary>
    public void Refuse(string message) => _wrong.Add(message);

    /// <summary>Adds a note once.</summary>
    public void Note(string note)
    {
        if (!_notes.Contains(note))
        {
            _notes.Add(note);
        }
    }

    /// <summary>The figures measured, in the order of <see cref="Bar.All"/>; of several lines for one figure the worst counts.</summary>
    public Dictionary<string, Figure> Figures()
    {
        var figures = new Dictionary<string, Figure>();
        foreach (Bar bar in Bar.All)
        {
            BenchmarkRow[] rows = [.. _rows.Where(row => row.Figure == bar.Figure)];
            BenchmarkRow? worst = bar.IsLimit ? rows.MaxBy(row => row.Value) : rows.MinBy(row => row.Value);
            if (worst is not null)
            {
                figures[bar.Figure] = new Figure(Math.Round(worst.Value, 4), Math.Round(worst.Sd, 4), worst.Count, bar.Unit);
            }
        }

        return figures;
    }

    /// <summary>Figures below what is asked of them.</summary>
    public IReadOnlyList<string> BelowAsked() => [.. Figures().Where(pair => !Bar.Find(pair.Key)!.IsMet(pair.Value.Mean)).Select(pair => pair.Key)];
}
