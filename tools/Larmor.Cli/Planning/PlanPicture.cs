using System.Globalization;
using Larmor.Pictures;

namespace Larmor.Cli.Planning;

/// <summary>What fits where: time and RAM of each profile on each board as shares of what there is.</summary>
internal static class PlanPicture
{
    internal static PictureSheet Sheet(IReadOnlyList<ProfilePlan> plans, ResultFile result)
    {
        string[] boards = [.. plans.Select(plan => plan.Board.Name).Distinct()];
        string[] profiles = [.. plans.Select(plan => plan.Profile.Name).Distinct()];
        HeatMap Map(Func<ProfilePlan, double> share, string title, string caption) => new(Values(plans, boards, profiles, share), profiles, boards)
        {
            Title = title,
            Caption = caption,
            Format = "#,0.##",
            Range = (0, 100),
        };
        double hertz = plans[0].Hertz;
        int fitting = plans.Count(plan => plan.Fits);
        return new PictureSheet(
            "What fits on which board",
            new SheetColumn(
                1,
                (Map(
                    plan => Round(100 * plan.Milliseconds / plan.PeriodMilliseconds),
                    string.Create(CultureInfo.InvariantCulture, $"Time of a sample, % of the {1e3 / hertz:0.#} ms between samples"),
                    "At the board's least planning speed (estimate). Above 100 the profile needs a slower stream, a native kernel or a chip over SPI."), 1),
                (Map(
                    plan => plan.Board.HeapBytes == 0 ? double.NaN : Round(100.0 * plan.HeapBytes / plan.Board.HeapBytes),
                    "RAM, % of what a learner may take",
                    "Learner metered on its IL in the measured heap layout; tables of the loader estimated. A dash: the board decides."), 1)))
        {
            Subtitle = "Costs metered on the sources as compiled for the device; speeds of boards are estimates.",
            Headline = new Headline($"{fitting} of {plans.Count}", string.Create(CultureInfo.InvariantCulture, $"pairs fit at {hertz:0.#} Hz")),
            Footer = [result.Command, $"configuration {result.ConfigHash}", $"commit {result.Commit}", result.Date],
        };
    }

    private static double[,] Values(IReadOnlyList<ProfilePlan> plans, string[] boards, string[] profiles, Func<ProfilePlan, double> share)
    {
        var values = new double[profiles.Length, boards.Length];
        foreach (ProfilePlan plan in plans)
        {
            values[Array.IndexOf(profiles, plan.Profile.Name), Array.IndexOf(boards, plan.Board.Name)] = share(plan);
        }

        return values;
    }

    /// <summary>Two digits that count.</summary>
    private static double Round(double value) => value >= 10 ? Math.Round(value) : Math.Round(value, 2);
}
