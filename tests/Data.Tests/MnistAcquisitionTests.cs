using System.IO.Compression;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Datasets.Acquisition;

namespace ResearchPipeline.Data.Tests;

public sealed class MnistAcquisitionTests : IDisposable
{
    private readonly string _cache = Directory.CreateTempSubdirectory("cache-").FullName;
    private readonly string _data = Directory.CreateTempSubdirectory("data-").FullName;

    public void Dispose()
    {
        Directory.Delete(_cache, recursive: true);
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public void Offline_without_files_says_what_to_do()
    {
        DataException failure = Should.Throw<DataException>(() => new MnistAcquisition(_cache, null, offline: true, _ => { }).Run());
        failure.Message.ShouldBe(
            "train-images-idx3-ubyte could not be had: nothing was tried, because of --offline. Put the four IDX files of MNIST into a folder and name it with --data-dir.");
    }

    [Fact]
    public void A_data_directory_without_the_files_is_an_error_and_nothing_else_is_asked() =>
        Should.Throw<DataException>(() => new MnistAcquisition(_cache, _data, offline: false, _ => { }).Run())
            .Message.ShouldContain("holds neither train-images-idx3-ubyte nor train-images-idx3-ubyte.gz");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_file_with_another_hash_never_gets_its_name(bool compressed)
    {
        Write(compressed, new byte[1000]);
        DataException failure = Should.Throw<DataException>(() => new MnistAcquisition(_cache, _data, offline: true, _ => { }).Run());
        failure.Message.ShouldContain("has 1000 bytes and SHA-256 541b3e9daa09b20bf85fa273e5cbd3e80185aa4ec298e765db87742b70138a53; expected 47040016 bytes");
        File.Exists(Path.Combine(_cache, MnistFile.TrainImages.Name)).ShouldBeFalse();
    }

    [Fact]
    public void A_compressed_bomb_is_cut_at_the_expected_length()
    {
        Write(compressed: true, new byte[100_000_000]);
        Should.Throw<DataException>(() => new MnistAcquisition(_cache, _data, offline: true, _ => { }).Run())
            .Message.ShouldContain("is longer than the expected 47040016 bytes");
    }

    [Fact]
    public void A_file_that_is_no_gzip_is_an_error_of_ours()
    {
        File.WriteAllText(Path.Combine(_data, MnistFile.TrainImages.Name + ".gz"), "not gzip at all");
        Should.Throw<DataException>(() => new MnistAcquisition(_cache, _data, offline: true, _ => { }).Run())
            .Message.ShouldContain("could not be had");
    }

    private void Write(bool compressed, byte[] content)
    {
        string path = Path.Combine(_data, MnistFile.TrainImages.Name);
        if (!compressed)
        {
            File.WriteAllBytes(path, content);
            return;
        }

        using GZipStream gzip = new(File.Create(path + ".gz"), CompressionLevel.Fastest);
        gzip.Write(content);
    }
}
