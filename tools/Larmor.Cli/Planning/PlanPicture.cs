using System.Globalization;
using Larmor.Pictures;

namespace Larmor.Cli.Planning;

/// <summary>What fits where: time and RAM of each profile on each board as shares of what there is.</summary>
internal static class PlanPicture
{
    internal static PictureSheet Sheet(IReadOnlyList<ProfilePlan> plans, ResultFile result)
    {
        string[] boards = [.. plans.Select(plan => plan.Board.Name).Distinct()];
        double hertz = plans[0].Hertz;
        return new PictureSheet(
            boards.Length == 1 ? $"What fits on {boards[0]}" : "What fits on which board",
            boards.Length == 1 ? One(plans) : All(plans, boards))
        {
            Subtitle = "Costs metered on the sources as compiled for the device; speeds of boards are estimates.",
            Headline = new Headline(
                $"{plans.Count(plan => plan.Fits)} of {plans.Count}",
                string.Create(CultureInfo.InvariantCulture, $"{(boards.Length == 1 ? "profiles" : "pairs")} fit at {hertz:0.##} samples a second")),
            Footer = [result.Command, $"configuration {result.ConfigHash}", $"commit {result.Commit}", result.Date],
        };
    }

    private static SheetColumn All(IReadOnlyList<ProfilePlan> plans, string[] boards)
    {
        HeatMap Map(Func<ProfilePlan, double> share, string title, string caption) => new(
            Values(plans, boards, share), Profiles(plans), [.. boards.Select(name => name.Replace("esp32-wrover", "wrover", StringComparison.Ordinal))])
        {
            Title = title,
            Caption = caption,
            Format = "#,0.##",
            Range = (0, 100),
        };
        return new SheetColumn(
            1,
            (Map(
                Time,
                string.Create(CultureInfo.InvariantCulture, $"Time of a sample, % of the {plans[0].PeriodMilliseconds:0.##} ms between samples"),
                "At the board's least planning speed (estimate). Above 100 the profile needs a slower stream, a native kernel or a chip over SPI."), 1),
            (Map(
                Memory,
                "RAM, % of what a learner may take",
                "Learner metered on its IL in the measured heap layout; tables of the loader estimated. A dash: the board decides."), 1));
    }

    /// <summary>One board: all budgets side by side.</summary>
    private static SheetColumn One(IReadOnlyList<ProfilePlan> plans)
    {
        var values = new double[plans.Count, 4];
        for (int i = 0; i < plans.Count; i++)
        {
            values[i, 0] = Time(plans[i]);
            values[i, 1] = Round(100 * plans[i].BestMilliseconds / plans[i].PeriodMilliseconds);
            values[i, 2] = Memory(plans[i]);
            values[i, 3] = plans[i].Board.FlashBytes == 0 ? double.NaN : Round(100.0 * plans[i].FlashBytes / plans[i].Board.FlashBytes);
        }

        return new SheetColumn(1, (new HeatMap(values, Profiles(plans), ["time, least speed", "time, best speed", "RAM", "flash"])
        {
            Title = string.Create(CultureInfo.InvariantCulture, $"% of the budget: {plans[0].PeriodMilliseconds:0.##} ms between samples, RAM and flash of the board"),
            Caption = "Above 100 it does not fit: slower stream, native kernel, or weights on a chip over SPI. A dash: nothing states the budget.",
            Format = "#,0.##",
            Range = (0, 100),
        }, 1));
    }

    private static string[] Profiles(IReadOnlyList<ProfilePlan> plans) => [.. plans.Select(plan => plan.Profile.Name).Distinct()];

    private static double Time(ProfilePlan plan) => Round(100 * plan.Milliseconds / plan.PeriodMilliseconds);

    private static double Memory(ProfilePlan plan) => plan.Board.HeapBytes == 0 ? double.NaN : Round(100.0 * plan.HeapBytes / plan.Board.HeapBytes);

    private static double[,] Values(IReadOnlyList<ProfilePlan> plans, string[] boards, Func<ProfilePlan, double> share)
    {
        string[] profiles = Profiles(plans);
        var values = new double[profiles.Length, boards.Length];
        foreach (ProfilePlan plan in plans)
        {
            values[Array.IndexOf(profiles, plan.Profile.Name), Array.IndexOf(boards, plan.Board.Name)] = share(plan);
        }

        return values;
    }

    /// <summary>Two digits that count, and never 100 for what is above it.</summary>
    private static double Round(double value) => value is >= 10 and (< 99 or > 101) ? Math.Round(value) : Math.Round(value, 2);
}
