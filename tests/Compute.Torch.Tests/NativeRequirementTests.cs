namespace ResearchPipeline.Compute.Torch.Tests;

/// <summary>One requirement of a library is marked weak, and nothing else changes.</summary>
public sealed class NativeRequirementTests : IDisposable
{
    private readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("torch").FullName, "small.so");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    [Fact]
    public void A_version_that_is_asked_for_is_marked_weak_by_one_byte()
    {
        byte[] before = SmallLibrary.Of("GLIBCXX_3.4.26", "GLIBCXX_3.4.32", "CXXABI_1.3");
        File.WriteAllBytes(_path, before);
        NativeRequirement.IsStrong(_path, "GLIBCXX_3.4.32").ShouldBeTrue();
        NativeRequirement.Weaken(_path, "GLIBCXX_3.4.32").ShouldBeTrue();
        byte[] after = File.ReadAllBytes(_path);
        Enumerable.Range(0, before.Length).Count(i => before[i] != after[i]).ShouldBe(1);
        after.ShouldBe(SmallLibrary.Of("GLIBCXX_3.4.26", "GLIBCXX_3.4.32?", "CXXABI_1.3"));
        NativeRequirement.IsStrong(_path, "GLIBCXX_3.4.32").ShouldBeFalse();
    }

    [Theory]
    [InlineData("GLIBCXX_3.4.32?")]
    [InlineData("GLIBCXX_3.4.3")]
    [InlineData("GLIBCXX_3.4.322")]
    public void What_is_weak_already_and_what_is_not_asked_for_stay(string version)
    {
        byte[] before = SmallLibrary.Of("GLIBCXX_3.4.26", version);
        File.WriteAllBytes(_path, before);
        NativeRequirement.Weaken(_path, "GLIBCXX_3.4.32").ShouldBeFalse();
        File.ReadAllBytes(_path).ShouldBe(before);
    }

    [Fact]
    public void A_library_that_is_cut_off_anywhere_asks_for_nothing_or_for_what_it_asked_for()
    {
        byte[] whole = SmallLibrary.Of("GLIBCXX_3.4.32");
        for (int length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(_path, whole[..length]);
            Should.NotThrow(() => NativeRequirement.Weaken(_path, "GLIBCXX_3.4.32"));
        }
    }

    [Fact]
    public void A_library_that_loads_stays_as_it_is()
    {
        Libtorch.Require();
        string path = Directory.EnumerateFiles(AppContext.BaseDirectory, "libLibTorchSharp.so", SearchOption.AllDirectories).First();
        byte[] before = File.ReadAllBytes(path);
        LibTorch.RequireLoaded(path, "GLIBCXX_3.4.32").ShouldBeFalse();
        File.ReadAllBytes(path).ShouldBe(before);
    }

    [Fact]
    public void One_that_does_not_load_even_with_a_weak_requirement_is_an_error()
    {
        File.WriteAllBytes(_path, SmallLibrary.Of("GLIBCXX_3.4.32"));
        Should.Throw<Exception>(() => LibTorch.RequireLoaded(_path, "GLIBCXX_3.4.32")).ShouldBeAssignableTo<TypeLoadException>();
        NativeRequirement.IsStrong(_path, "GLIBCXX_3.4.32").ShouldBeFalse("it was tried with a weak one");
        Directory.GetFiles(Path.GetDirectoryName(_path)!).ShouldBe([_path]);
    }
}
