namespace Larmor.Hal;

/// <summary>Checks that need no chip memory: shapes against limits.</summary>
internal static class DesignRules
{
    internal static void Check(ChipInfo chip, NetworkSpec network)
    {
        if (network.LayerCount > chip.MaximumTileCount)
        {
            Throw.Capacity(chip.Name, "tiles", network.LayerCount, chip.MaximumTileCount, "use fewer layers or choose another chip");
        }

        for (int i = 0; i < network.LayerCount; i++)
        {
            LayerSpec layer = network.Layer(i);
            if (layer.TileInputCount > chip.MaximumInputCount)
            {
                Throw.Capacity(
                    chip.Name, "inputs (bias included)", layer.TileInputCount, chip.MaximumInputCount,
                    "split the layer or choose another chip");
            }

            if (layer.OutputCount > chip.MaximumOutputCount)
            {
                Throw.Capacity(
                    chip.Name, "outputs", layer.OutputCount, chip.MaximumOutputCount, "use fewer neurons or choose another chip");
            }
        }
    }
}
