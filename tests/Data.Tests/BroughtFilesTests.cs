using System.IO.Compression;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Sources;
using ResearchPipeline.Files;

namespace ResearchPipeline.Data.Tests;

/// <summary>Data sets that nothing serves, and whose hashes are not known: what somebody brings is taken by its length, and by what its reader finds.</summary>
public sealed class BroughtFilesTests : IDisposable
{
    private static readonly SmallNorbDataset Toys = new(TrainPairs: 3, TestPairs: 2);
    private readonly string _cache = Directory.CreateTempSubdirectory("cache-").FullName;
    private readonly string _data = Directory.CreateTempSubdirectory("data-").FullName;

    public void Dispose()
    {
        Directory.Delete(_cache, recursive: true);
        Directory.Delete(_data, recursive: true);
    }

    [Theory]
    [InlineData("small NORB", "SMALL_NORB_DIR", "small-norb", new long[] { 447_897_624, 97_220, 447_897_624, 97_220 })]
    [InlineData("CIFAR-10 patches", "CIFAR_10_DIR", "cifar-10", new long[] { 30_730_000, 30_730_000, 30_730_000, 30_730_000, 30_730_000, 30_730_000 })]
    public void They_have_a_variable_a_folder_and_lengths_and_no_hash_and_no_place(string name, string variable, string folder, long[] bytes)
    {
        RawDataset dataset = RawDatasets.All.Single(dataset => dataset.Name == name);
        (dataset.Variable, dataset.Folder, dataset.HasKnownHashes).ShouldBe((variable, folder, false));
        dataset.Files.Select(file => file.Bytes).ShouldBe(bytes);
        dataset.Files.ShouldAllBe(file => file.Sha256 == null);
        (dataset.NpmPackage, dataset.Debian, dataset.Mirrors.Count).ShouldBe((null, null, 0));
    }

    [Fact]
    public void Files_come_from_a_named_folder_raw_or_compressed()
    {
        SmallNorbFiles.Write(_data, trainPairs: 3, testPairs: 2);
        Compress(Toys.TestImages.Name);
        Acquire(_data).ShouldAllBe(found => found.Source == _data);
        ImageDataset images = ImageDataset.Read(Toys, _cache);
        (images.Train.Count, images.Test.Count).ShouldBe((3, 2));
        images.Train.Labels.ToArray().ShouldBe(new byte[] { 0, 1, 2 });
    }

    [Fact]
    public void Whoever_names_no_folder_is_told_that_nothing_serves_the_files() =>
        Should.Throw<DataException>(() => Acquire(null)).Message.ShouldBe(
            "smallnorb-5x46789x9x18x6x2x96x96-training-dat.mat of small NORB could not be taken: no place is known for it. Put the four files (-dat.mat and -cat.mat, training and testing) of small NORB into a folder and name it with --data-dir or SMALL_NORB_DIR: nothing serves them.");

    [Fact]
    public void A_file_of_another_length_is_refused_compressed_or_not()
    {
        SmallNorbFiles.Write(_data, trainPairs: 3, testPairs: 2);
        string labels = Path.Combine(_data, Toys.TrainLabels.Name);
        byte[] content = File.ReadAllBytes(labels);
        File.WriteAllBytes(labels, content[..^1]);
        Should.Throw<DataException>(() => Acquire(_data)).Message.ShouldContain("has 31 bytes instead of 32");
        Compress(Toys.TrainLabels.Name);
        Should.Throw<DataException>(() => Acquire(_data)).Message.ShouldContain("has 31 bytes; expected 32");
        File.WriteAllBytes(labels, [.. content, 0]);
        Compress(Toys.TrainLabels.Name);
        Should.Throw<DataException>(() => Acquire(_data)).Message.ShouldContain("is longer than the expected 32 bytes");
        Directory.GetFiles(_cache).ShouldNotContain(path => path.Contains("training-cat", StringComparison.Ordinal));
    }

    // Without a hash the length lets it in, and the reader does not; what it names is what somebody can mend.
    [Fact]
    public void A_file_of_the_right_length_that_is_something_else_is_never_in_the_cache()
    {
        SmallNorbFiles.Write(_data, trainPairs: 3, testPairs: 2);
        string labels = Path.Combine(_data, Toys.TestLabels.Name);
        byte[] right = File.ReadAllBytes(labels);
        File.WriteAllBytes(labels, new byte[right.Length]);
        Should.Throw<DataException>(() => Acquire(_data)).Message.ShouldBe(
            $"{labels} is not the binary matrix it should be: the magic number is 0x00000000; expected 0x1e3d4c54 (32-bit integers). Bring the published file and run again, with --data-dir.");
        Directory.GetFileSystemEntries(_cache).ShouldBeEmpty();
        File.WriteAllBytes(labels, right);
        Acquire(_data);
        ImageDataset.Read(Toys, _cache).Test.Count.ShouldBe(2);
    }

    [Fact]
    public void A_folder_that_is_named_comes_before_the_cache_and_the_cache_serves_whoever_names_none()
    {
        SmallNorbFiles.Write(_data, trainPairs: 3, testPairs: 2);
        Acquire(_data);
        string images = Path.Combine(_data, Toys.TrainImages.Name);
        byte[] changed = File.ReadAllBytes(images);
        changed[^1] ^= 0xff;
        File.WriteAllBytes(images, changed);
        Acquire(_data).ShouldAllBe(found => found.Source == _data);
        File.ReadAllBytes(Path.Combine(_cache, Toys.TrainImages.Name)).ShouldBe(changed);
        Acquire(null).ShouldAllBe(found => found.Source == "cache");
        Acquire(_cache).ShouldAllBe(found => found.Source == "cache", "a folder is not copied into itself");
        Directory.GetFileSystemEntries(_cache).Length.ShouldBe(4);
    }

    [Fact]
    public void A_folder_that_lacks_a_file_leaves_the_cache_as_it_was()
    {
        SmallNorbFiles.Write(_data, trainPairs: 3, testPairs: 2);
        Acquire(_data);
        byte[][] before = [.. Toys.Files.Select(file => File.ReadAllBytes(Path.Combine(_cache, file.Name)))];
        byte[] changed = [.. before[0]];
        changed[^1] ^= 0xff;
        File.WriteAllBytes(Path.Combine(_data, Toys.TrainImages.Name), changed);
        File.Delete(Path.Combine(_data, Toys.TestLabels.Name));
        Should.Throw<DataException>(() => Acquire(_data)).Message.ShouldContain(Toys.TestLabels.Name);
        Toys.Files.Select(file => File.ReadAllBytes(Path.Combine(_cache, file.Name))).ShouldBe(before);
        Directory.GetFileSystemEntries(_cache).Length.ShouldBe(4);
    }

    [Fact]
    public void Six_files_of_colour_images_become_five_parts_of_one_set_and_another()
    {
        CifarDataset cifar = new(ImagesOfFile: 2);
        foreach ((RawFile file, int number) in cifar.Files.Select((file, number) => (file, number)))
        {
            byte[] record = [(byte)number, .. Enumerable.Repeat((byte)(10 * number + 1), 3072)];
            File.WriteAllBytes(Path.Combine(_data, file.Name), [.. record, .. record]);
        }

        new DatasetAcquisition(_cache, new DatasetPlaces(cifar, _data, null, null, []), _ => { }).Run(CancellationToken.None).Count.ShouldBe(6);
        ImageDataset images = ImageDataset.Read(cifar, _cache);
        images.Train.Labels.ToArray().ShouldBe(new byte[] { 0, 0, 1, 1, 2, 2, 3, 3, 4, 4 });
        images.Test.Labels.ToArray().ShouldBe(new byte[] { 5, 5 });
        images.Train.Pixels.ToArray().Chunk(192).Select(patch => patch.Distinct().Single()).ShouldBe(new byte[] { 1, 1, 11, 11, 21, 21, 31, 31, 41, 41 });
    }

    private IReadOnlyList<(RawFile File, string Source)> Acquire(string? folder) =>
        new DatasetAcquisition(_cache, DatasetPlaces.Of(Toys, "/checkout", folder, offline: false), _ => { }).Run(CancellationToken.None);

    private void Compress(string name)
    {
        string raw = Path.Combine(_data, name);
        using (FileStream target = File.Create(raw + ".gz"))
        using (GZipStream gzip = new(target, CompressionLevel.Fastest))
        {
            gzip.Write(File.ReadAllBytes(raw));
        }

        File.Delete(raw);
    }
}
