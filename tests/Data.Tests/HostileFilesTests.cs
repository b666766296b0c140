using System.Buffers.Binary;
using System.IO.Compression;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Sources;
using ResearchPipeline.Files;

namespace ResearchPipeline.Data.Tests;

/// <summary>Mutations of a valid file's content, hundreds by default and a hundred thousand in a Soak: a reader returns or throws its own error, and nothing else.</summary>
[Trait("Category", "Reliability")]
public sealed class HostileFilesTests
{
    [Fact]
    public void No_mutation_of_an_idx_file_breaks_its_readers()
    {
        byte[] images = new byte[16 + 24];
        BinaryPrimitives.WriteUInt32BigEndian(images, 0x0803);
        BinaryPrimitives.WriteUInt32BigEndian(images.AsSpan(4), 2);
        BinaryPrimitives.WriteUInt32BigEndian(images.AsSpan(8), 3);
        BinaryPrimitives.WriteUInt32BigEndian(images.AsSpan(12), 4);
        HostileBytes.Stands<DataException>(images, "an IDX file of images", bytes => IdxFile.ParseImages(bytes, "file", 2, 3, 4));
        byte[] labels = [0, 0, 8, 1, 0, 0, 0, 5, 1, 2, 3, 4, 9];
        HostileBytes.Stands<DataException>(labels, "an IDX file of labels", bytes => IdxFile.ParseLabels(bytes, "file", 5, 10));
    }

    [Fact]
    public void No_mutation_of_a_binary_matrix_breaks_its_readers()
    {
        byte[] matrix = SmallNorbFiles.Matrix(BinaryMatrixFile.Bytes, 4, [2, 1, 3, 4], new byte[24]);
        HostileBytes.Stands<DataException>(matrix, "a binary matrix of bytes", bytes => BinaryMatrixFile.Parse(bytes, "file", BinaryMatrixFile.Bytes, 2, 1, 3, 4));
        HostileBytes.Stands<DataException>(SmallNorbFiles.Labels(1, 2, 3, 4, 0), "a binary matrix of labels", bytes => SmallNorbFile.ParseLabels(bytes, "file", 5));
    }

    [Fact]
    public void No_mutation_of_a_file_of_CIFAR_10_breaks_its_reader() =>
        HostileBytes.Stands<DataException>(new byte[2 * 3073], "a file of CIFAR-10", bytes => CifarFile.ParsePatches(bytes, "file", 2, PatchCutter.Train, 0));

    [Fact]
    public void No_mutation_of_a_compressed_file_breaks_the_acquisition()
    {
        string folder = Directory.CreateTempSubdirectory("hostile-").FullName;
        string file = Path.Combine(folder, RawDatasets.Mnist.TrainImages.Name + ".gz");
        byte[] valid = Compressed([.. Enumerable.Range(0, 200).Select(i => (byte)(i % 17))]);
        // Through a folder, as it comes: what becomes of the errors of .NET's own reader is part of what is tested.
        HostileBytes.ReturnsOrThrows<DataException>(valid, "a gzip file", bytes =>
        {
            File.WriteAllBytes(file, bytes);
            new DatasetAcquisition(Path.Combine(folder, "cache"), new DatasetPlaces(RawDatasets.Mnist, folder, null, null, []), _ => { }).Run(CancellationToken.None);
        });
        Directory.Delete(folder, recursive: true);
    }

    private static byte[] Compressed(byte[] content)
    {
        using MemoryStream compressed = new();
        using (GZipStream gzip = new(compressed, CompressionLevel.Optimal))
        {
            gzip.Write(content);
        }

        return compressed.ToArray();
    }
}
