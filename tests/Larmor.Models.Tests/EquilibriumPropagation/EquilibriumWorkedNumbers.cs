namespace Larmor.Models.Tests;

/// <summary>Sections 7.2 and 7.4 of the specification of equilibrium propagation: states and gradients from an independent program.</summary>
[TestClass]
public sealed class EquilibriumWorkedNumbers
{
    [TestMethod]
    [DataRow(1, new[] { 0.5f, 0.26894142f, 0.02931223f, 0.549834f, 0.14185106f, 0.09975049f })]
    [DataRow(2, new[] { 0.51130069f, 0.27016605f, 0.03428374f, 0.58335f, 0.18756548f, 0.16361942f })]
    [DataRow(3, new[] { 0.51177071f, 0.27813951f, 0.03627383f, 0.60010958f, 0.19127779f, 0.16703556f })]
    [DataRow(60, new[] { 0.51168297f, 0.27917856f, 0.03646751f, 0.60185714f, 0.19168124f, 0.17067093f })]
    public void The_free_phase_goes_through_the_printed_states(int steps, float[] states)
    {
        using PlacedEquilibrium placed = SettlingNetwork.Place(Nudging.OneSided, 0.1f, steps, 60);
        placed.Learner.Observe(SettlingNetwork.Input, [1], 1);
        Close(states, placed.Learner.FreeStates, 2e-6f, "free");
    }

    [TestMethod]
    [DataRow(0.1f, new[] { 0.50443292f, 0.29436549f, 0.03639435f, 0.6108317f, 0.17892113f, 0.22405138f })]
    [DataRow(-0.1f, new[] { 0.51862762f, 0.2656477f, 0.03667094f, 0.59431134f, 0.20681706f, 0.12386311f })]
    public void The_nudged_phase_ends_in_the_printed_states(float beta, float[] states)
    {
        foreach (bool alternating in new[] { false, true })
        {
            using PlacedEquilibrium placed = SettlingNetwork.Place(Nudging.OneSided, beta, 100, 100, alternating);
            placed.Learner.Observe(SettlingNetwork.Input, [1], 1);
            Close(states, placed.Learner.NudgedStates, 2e-6f, "nudged");
            Assert.IsTrue(placed.Learner.LastNudged.Settled);
        }
    }

    [TestMethod]
    public void The_symmetric_gradient_is_the_printed_one()
    {
        using PlacedEquilibrium placed = SettlingNetwork.Place(Nudging.Symmetric, 0.1f, 100, 100);
        placed.Learner.Observe(SettlingNetwork.Input, [1], 1);
        Close([0.08503665f, 0.01136134f, 0.00536229f, 0.06811512f, 0.13947962f], Second(placed, 0), 1e-5f, "output 0");
        Close([-0.24390029f, -0.16524522f, -0.01806014f, -0.31622216f, -0.50094133f], Second(placed, 1), 1e-5f, "output 1");
        Close([0.07097353f, -0.14358897f, 0.00138297f, -0.08260177f], FirstColumn(placed), 1e-5f, "W1");
    }

    [TestMethod]
    public void The_one_sided_gradient_is_the_printed_one()
    {
        using PlacedEquilibrium placed = SettlingNetwork.Place(Nudging.OneSided, 0.1f, 100, 100);
        placed.Learner.Observe(SettlingNetwork.Input, [1], 1);
        Close([0.07826317f, 0.00845086f, 0.00478419f, 0.06074025f, 0.12760108f], Second(placed, 0), 1e-5f, "output 0");
        Close([-0.25689483f, -0.1830533f, -0.01930261f, -0.34138165f, -0.53380449f], Second(placed, 1), 1e-5f, "output 1");
        Close([0.0725005f, -0.15186931f, 0.00073157f, -0.08974552f], FirstColumn(placed), 1e-5f, "W1");
    }

    [TestMethod]
    public void A_nudge_too_strong_is_reported_as_not_settled_with_its_residual()
    {
        using PlacedEquilibrium placed = SettlingNetwork.Place(Nudging.OneSided, 1f, 100, 100);
        placed.Learner.Observe(SettlingNetwork.Input, [1], 1);
        Assert.IsTrue(placed.Learner.LastFree.Settled);
        Assert.IsFalse(placed.Learner.LastNudged.Settled);
        Assert.AreEqual(0.5f, placed.Learner.LastNudged.Residual, 0.05f);
        Assert.AreEqual(1, placed.Learner.LastNudged.LayerIndex);
        Assert.AreEqual(1, placed.Learner.UnsettledCount);
    }

    [TestMethod]
    public void A_way_back_of_its_own_settles_where_the_reference_does()
    {
        using PlacedEquilibrium placed = SettlingNetwork.Place(Nudging.OneSided, 0.1f, 100, 100, distinct: true);
        placed.Learner.Observe(SettlingNetwork.Input, [1], 1);
        Close([0.50191902f, 0.27950614f, 0.03396831f, 0.60088571f, 0.19028939f, 0.17109905f], placed.Learner.FreeStates, 2e-6f, "free");
        Close([0.49529321f, 0.29476118f, 0.03364365f, 0.61313443f, 0.17786475f, 0.224934f], placed.Learner.NudgedStates, 2e-6f, "nudged");
        float[] first = [.. Enumerable.Range(0, 4).Select(i => placed.Gradient(0, i, SettlingNetwork.W1[i], SettlingNetwork.B1[i])[3])];
        Close([0.0662581f, -0.15255048f, 0.0032466f, -0.12248721f], first, 1e-5f, "db1");
    }

    [TestMethod]
    public void Both_ways_learn_the_same_so_that_their_difference_stays()
    {
        using PlacedEquilibrium placed = SettlingNetwork.Place(Nudging.Symmetric, 0.1f, 100, 100, distinct: true);
        for (int i = 0; i < 5; i++)
        {
            placed.Learner.Observe(SettlingNetwork.Input, [1], 1);
        }

        for (int hidden = 0; hidden < 4; hidden++)
        {
            var back = new float[2];
            placed.Placement.BackwardTiles![0].Weights.Read(hidden, 1, back);
            for (int output = 0; output < 2; output++)
            {
                Assert.AreEqual(
                    SettlingNetwork.W2[output][hidden] - SettlingNetwork.Back[hidden][output], placed.Row(1, output)[hidden] - back[output], 1e-6f);
            }
        }
    }

    [TestMethod]
    public void A_nudge_of_zero_is_refused_with_the_way_out()
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => SettlingNetwork.Place(Nudging.Symmetric, 0f, 10, 10));
        StringAssert.Contains(refusal.Message, "Beta is 0");
    }

    private static float[] Second(PlacedEquilibrium placed, int output) =>
        placed.Gradient(1, output, SettlingNetwork.W2[output], SettlingNetwork.B2[output]);

    private static float[] FirstColumn(PlacedEquilibrium placed) =>
        [.. Enumerable.Range(0, 4).Select(i => placed.Gradient(0, i, SettlingNetwork.W1[i], SettlingNetwork.B1[i])[0])];

    private static void Close(float[] expected, float[] actual, float tolerance, string what)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.AreEqual(expected[i], actual[i], tolerance, $"{what}[{i}]");
        }
    }
}
