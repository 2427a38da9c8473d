using Larmor.Firmware.Nano;
using Larmor.Hal;

namespace Larmor.Runtime.Tests;

/// <summary>The microcontroller's driver for a serial flash, against a flash made of its data sheet's rules.</summary>
[TestClass]
[DoNotParallelize]
public sealed class SerialFlashTests
{
    [TestMethod]
    public void What_is_programmed_is_read_back_across_pieces()
    {
        var part = new SerialFlash();
        var flash = new SpiFlash(part);
        Assert.AreEqual((4096, 16), (flash.PageBytes, flash.PageCount));
        byte[] bytes = [.. Enumerable.Range(0, 1000).Select(i => (byte)(i * 7))];
        Assert.IsTrue(flash.Erase(3));
        Assert.IsTrue(flash.Program(3, 100, bytes, 0, bytes.Length));
        byte[] back = new byte[1010];
        Assert.IsTrue(flash.Read(3, 100, back, 10, 1000));
        CollectionAssert.AreEqual(bytes, back[10..]);
        Assert.AreEqual(0xFF, part.Cells[(3 * 4096) + 99]);
        Assert.IsEmpty(part.Mistakes, string.Join("; ", part.Mistakes));
    }

    [TestMethod]
    public void A_part_that_stays_busy_or_is_protected_answers_false_and_a_page_outside_is_refused()
    {
        var part = new SerialFlash();
        var flash = new SpiFlash(part);
        Assert.IsFalse(flash.Erase(16));
        Assert.IsFalse(flash.Program(0, 4000, new byte[97], 0, 97));
        part.IsStuck = true;
        Assert.IsFalse(flash.Erase(0));
        part.IsStuck = false;
        part.IsProtected = true;
        Assert.IsFalse(flash.Program(0, 0, new byte[4], 0, 4));
    }

    [TestMethod]
    [DataRow(0x00)]
    [DataRow(0xFF)]
    public void Wires_without_a_flash_are_refused(int answer)
    {
        ChipException refusal = Assert.Throws<ChipException>(() => new SpiFlash(new SerialFlash { Maker = (byte)answer }));
        Assert.AreEqual(ChipFault.Identity, refusal.Fault);
        Assert.Contains("check wiring", refusal.Message);
    }

    [TestMethod]
    public void A_loop_goes_on_from_the_checkpoint_in_the_flash_after_a_power_cut()
    {
        var part = new SerialFlash();
        var first = new NoveltyLearner(new GaussianNovelty(4, new GaussianNoveltyOptions()), new NoveltyLearnerOptions());
        float[] drive = [0.1f, 0.2f, 0.3f, 0.4f];
        for (int i = 0; i < 40; i++)
        {
            drive[i % 4] += 0.01f;
            first.Decide(drive);
            first.Learn(drive, Decision.NoClass);
        }

        Assert.IsTrue(new CheckpointStore(new FlashSlots(new SpiFlash(part), 0, 2), first, 5).TrySave(40));
        var second = new NoveltyLearner(new GaussianNovelty(4, new GaussianNoveltyOptions()), new NoveltyLearnerOptions());
        var store = new CheckpointStore(new FlashSlots(new SpiFlash(part), 0, 2), second, 5);
        Assert.IsTrue(store.TryLoad());
        Assert.AreEqual(40, store.Step);
        Assert.AreEqual(StateHash.Of(first), StateHash.Of(second));
        Assert.IsEmpty(part.Mistakes, string.Join("; ", part.Mistakes));
    }

    [TestMethod]
    public void Reading_allocates_nothing()
    {
        var part = new SerialFlash();
        var flash = new SpiFlash(part);
        byte[] bytes = new byte[512];
        flash.Read(0, 0, bytes, 0, 512);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            flash.Read(0, 0, bytes, 0, 512);
        }

        Assert.AreEqual(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
