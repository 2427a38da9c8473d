namespace Larmor.Pictures.Tests;

[TestClass]
public sealed class WritingAFile
{
    private readonly string _folder = Directory.CreateTempSubdirectory("larmor-pictures-").FullName;

    [TestCleanup]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public void Makes_the_folder_and_leaves_nothing_but_the_picture()
    {
        string path = Path.Combine(_folder, "new", "sheet.png");
        PictureFile.Write(Samples.Sheet(), path);
        CollectionAssert.AreEqual(PictureFile.Encode(Samples.Sheet()), File.ReadAllBytes(path));
        Assert.HasCount(1, Directory.GetFileSystemEntries(Path.GetDirectoryName(path)!));
    }

    [TestMethod]
    public void Replaces_an_older_picture()
    {
        string path = Path.Combine(_folder, "curve.png");
        File.WriteAllText(path, "old");
        PictureFile.Write(Samples.Curve(), path);
        CollectionAssert.AreEqual(PictureFile.Encode(Samples.Curve()), File.ReadAllBytes(path));
    }

    [TestMethod]
    public void Below_a_regular_file_fails_with_the_path_and_leaves_that_file_alone()
    {
        string file = Path.Combine(_folder, "earlier.png");
        File.WriteAllText(file, "earlier");
        string path = Path.Combine(file, "sheet.png");
        IOException error = Assert.ThrowsExactly<IOException>(() => PictureFile.Write(Samples.Sheet(), path));
        StringAssert.Contains(error.Message, path);
        StringAssert.Contains(error.Message, "Choose a writable folder");
        Assert.AreEqual("earlier", File.ReadAllText(file));
        Assert.HasCount(1, Directory.GetFileSystemEntries(_folder));
    }

    [TestMethod]
    public void Over_a_folder_fails_and_leaves_folder_and_no_temporary_file()
    {
        string path = Path.Combine(_folder, "sheet.png");
        Directory.CreateDirectory(path);
        File.WriteAllText(Path.Combine(path, "kept"), "kept");
        Assert.ThrowsExactly<IOException>(() => PictureFile.Write(Samples.Sheet(), path));
        Assert.AreEqual("kept", File.ReadAllText(Path.Combine(path, "kept")));
        Assert.HasCount(1, Directory.GetFileSystemEntries(_folder));
    }

    [TestMethod]
    public void That_cannot_be_drawn_leaves_the_older_picture()
    {
        string path = Path.Combine(_folder, "curve.png");
        File.WriteAllText(path, "old");
        var broken = new LearningCurve(new CurveSeries("a", [0, 1], [1, 2])) { LogarithmicX = true };
        Assert.ThrowsExactly<ArgumentException>(() => PictureFile.Write(broken, path));
        Assert.AreEqual("old", File.ReadAllText(path));
    }
}
