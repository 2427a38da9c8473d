using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.Data.Tests;

[TestClass]
public sealed class NpyTests
{
    [TestMethod]
    public void Arrays_are_read_and_damaged_ones_refused()
    {
        string folder = Directory.CreateTempSubdirectory("larmor-npy-").FullName;
        try
        {
            foreach ((string part, int count) in new[] { ("train", 3), ("test", 2) })
            {
                Write(Path.Combine(folder, $"X_{part}.npy"), "<f8", $"({count}, 256)", count * 256, i => BitConverter.GetBytes(i / 1000.0));
                Write(Path.Combine(folder, $"Y_{part}.npy"), "<i8", $"({count},)", count, i => BitConverter.GetBytes((long)i));
            }

            DataSet set = DataCatalog.Open("rf-drones", folder);
            var row = new float[256];
            set.Train.Read(1, row);
            Assert.AreEqual(0.256f, row[0], 1e-6f);
            Assert.AreEqual(2, set.Train.Labels[2]);

            string labels = Path.Combine(folder, "Y_train.npy");
            Write(labels, "<i8", "(3,)", 3, _ => BitConverter.GetBytes(11L));
            StringAssert.Contains(Refusal(folder), "label 0 is 11; the limit is 0 to 9");
            Write(labels, "<i8", "(4,)", 3, i => BitConverter.GetBytes((long)i));
            StringAssert.Contains(Refusal(folder), "has 24 bytes of values; expected 32");
            Write(labels, "<f4", "(3,)", 3, i => BitConverter.GetBytes((long)i));
            StringAssert.Contains(Refusal(folder), "expected <i8 in C order");
            File.WriteAllText(labels, "digits");
            StringAssert.Contains(Refusal(folder), "is no NumPy array");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Refusal(string folder) => Assert.ThrowsExactly<DataException>(() => DataCatalog.Open("rf-drones", folder)).Message;

    private static void Write(string path, string type, string shape, int count, Func<int, byte[]> value)
    {
        string header = $"{{'descr': '{type}', 'fortran_order': False, 'shape': {shape}, }}".PadRight(117) + "\n";
        byte[] start = [0x93, .. Encoding.ASCII.GetBytes("NUMPY"), 1, 0, (byte)header.Length, 0, .. Encoding.ASCII.GetBytes(header)];
        File.WriteAllBytes(path, [.. start, .. Enumerable.Range(0, count).SelectMany(value)]);
    }
}
