// Rebuilds the mean squared errors of a finished run from its weights and its table of codes:
//
//     dotnet run examples/Rebuild.cs [RUN FOLDER]
//
// The folder is artifacts/runs/k-sparse-ensemble unless another is given. Prints one line for each member and one for the ensemble, and
// ends with 1 when a rebuilt value is not the one in summary.json, or when a file of the run is missing or damaged.
#:package Parquet.Net

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using Parquet;
using Parquet.Schema;

string run = args.Length > 0 ? args[0] : Path.Combine(Root(), "artifacts", "runs", "k-sparse-ensemble");
try
{
    return await new Rebuilding(run).AllAreTheSameAsync() ? 0 : 1;
}
catch (Exception failure)
{
    // Whatever is wrong with the files of a run: the reader of an example wants to know which, and how to have it again.
    string reason = failure is InvalidDataException ? failure.Message : $"its files do not fit together ({failure.Message.TrimEnd('.')})";
    Console.Error.WriteLine($"error: {run} cannot be rebuilt: {reason}. To make the files of a run, run its study: dotnet cake");
    return 1;
}

// The folder above this file, wherever the script is started from.
static string Root([CallerFilePath] string script = "") => Path.GetDirectoryName(Path.GetDirectoryName(script))!;

/// <summary>Every reconstruction of a run, from what its files hold.</summary>
internal sealed class Rebuilding
{
    private const int Pixels = 784;
    private readonly string _run;
    private readonly JsonElement _config;
    private readonly JsonElement _summary;
    private readonly int _members;
    private readonly byte[] _images;
    private readonly float[][] _dictionaries;
    private readonly float[][] _offsets;

    public Rebuilding(string run)
    {
        _run = run;
        _config = Json("train", "cfg.json");
        _summary = Json("evaluate", "summary.json");
        _members = _config.GetProperty("members").GetInt32();
        _images = new Safetensors(Path.Combine(run, "normalize", "dataset.safetensors")).Tensor<byte>("test.images");
        Safetensors weights = new(Path.Combine(run, "train", _config.GetProperty("weights").GetString()!));
        bool bias = _config.GetProperty("bias").GetBoolean();
        _dictionaries = [.. Enumerable.Range(0, _members).Select(member => weights.Tensor<float>($"member.{member:00}.weight"))];
        _offsets = [.. Enumerable.Range(0, _members).Select(member => bias ? weights.Tensor<float>($"member.{member:00}.decoder-bias") : new float[Pixels])];
    }

    /// <summary>Prints every model's error; true when all are those of summary.json.</summary>
    public async Task<bool> AllAreTheSameAsync()
    {
        Codes codes = await Codes.ReadAsync(Path.Combine(_run, "evaluate", "codes.parquet"));
        double[] errors = new double[_members + 1];
        for (int image = 0; image < _images.Length / Pixels; image++)
        {
            double[] mean = new double[Pixels];
            for (int member = 0; member < _members; member++)
            {
                float[] reconstruction = Decode(codes, member, image);
                errors[member] += SquaredError(image, pixel => reconstruction[pixel]);
                for (int pixel = 0; pixel < Pixels; pixel++)
                {
                    mean[pixel] += reconstruction[pixel] / (double)_members;
                }
            }

            errors[_members] += SquaredError(image, pixel => mean[pixel]);
        }

        return errors.Select((error, model) => Report(model, error / _images.Length)).ToArray().All(same => same);
    }

    // The rows of codes.parquet are sorted by member and image, so the code of an image is a slice.
    private float[] Decode(Codes codes, int member, int image)
    {
        int perMember = codes.Value.Length / _members;
        int k = perMember / (_images.Length / Pixels);
        float[] reconstruction = [.. _offsets[member]];
        for (int row = member * perMember + image * k; row < member * perMember + (image + 1) * k; row++)
        {
            ReadOnlySpan<float> feature = _dictionaries[member].AsSpan(codes.Feature[row] * Pixels, Pixels);
            for (int pixel = 0; pixel < Pixels; pixel++)
            {
                reconstruction[pixel] += codes.Value[row] * feature[pixel];
            }
        }

        return reconstruction;
    }

    private double SquaredError(int image, Func<int, double> reconstruction) =>
        Enumerable.Range(0, Pixels).Sum(pixel => Math.Pow(_images[image * Pixels + pixel] / 255f - reconstruction(pixel), 2));

    private bool Report(int model, double rebuilt)
    {
        double published = (model < _members ? _summary.GetProperty("members")[model] : _summary.GetProperty("ensemble")).GetProperty("mse").GetDouble();
        bool same = Math.Abs(rebuilt - published) <= 1e-6 * published;
        Console.WriteLine(FormattableString.Invariant(
            $"{(model < _members ? $"member {model}" : "ensemble"),-9} MSE {rebuilt:0.00000000}, in summary.json {published:0.00000000}{(same ? "" : ": not the same")}"));
        return same;
    }

    private JsonElement Json(string stage, string file) =>
        RunFile.Read(Path.Combine(_run, stage, file), path => JsonDocument.Parse(File.ReadAllBytes(path)).RootElement);
}

/// <summary>Names the file that cannot be read.</summary>
internal static class RunFile
{
    public static T Read<T>(string path, Func<string, T> read)
    {
        try
        {
            return read(path);
        }
        catch (Exception failure)
        {
            throw Fault(path, failure);
        }
    }

    public static InvalidDataException Fault(string path, Exception failure) =>
        new(File.Exists(path) ? $"{path} is damaged ({failure.Message.TrimEnd('.')})" : $"{path} is missing", failure);
}

/// <summary>The columns of codes.parquet that this needs.</summary>
internal sealed record Codes(ushort[] Feature, float[] Value)
{
    public static async Task<Codes> ReadAsync(string path)
    {
        try
        {
            return await ReadColumnsAsync(path);
        }
        catch (Exception failure)
        {
            throw RunFile.Fault(path, failure);
        }
    }

    private static async Task<Codes> ReadColumnsAsync(string path)
    {
        await using ParquetReader reader = await ParquetReader.CreateAsync(path);
        List<ushort> features = [];
        List<float> values = [];
        for (int group = 0; group < reader.RowGroupCount; group++)
        {
            using ParquetRowGroupReader rows = reader.OpenRowGroupReader(group);
            features.AddRange(await ColumnAsync<ushort>(reader, rows, "feature"));
            values.AddRange(await ColumnAsync<float>(reader, rows, "value"));
        }

        return new Codes([.. features], [.. values]);
    }

    private static async Task<T[]> ColumnAsync<T>(ParquetReader reader, ParquetRowGroupReader rows, string name)
        where T : struct
    {
        DataField field = reader.Schema.DataFields.Single(column => column.Name == name);
        T[] values = new T[rows.RowCount];
        await rows.ReadAsync(field, values.AsMemory());
        return values;
    }
}

/// <summary>A safetensors file: eight bytes of header length, a JSON header, then the data of each tensor.</summary>
internal sealed class Safetensors(string path)
{
    private readonly byte[] _content = RunFile.Read(path, File.ReadAllBytes);

    public T[] Tensor<T>(string name)
        where T : unmanaged => RunFile.Read(path, _ => Data<T>(name));

    private T[] Data<T>(string name)
        where T : unmanaged
    {
        int header = 8 + (int)BitConverter.ToInt64(_content);
        JsonElement tensors = JsonDocument.Parse(_content.AsMemory(8, header - 8)).RootElement;
        if (!tensors.TryGetProperty(name, out JsonElement tensor))
        {
            throw new InvalidDataException($"it holds no {name}");
        }

        JsonElement offsets = tensor.GetProperty("data_offsets");
        (int begin, int end) = (header + offsets[0].GetInt32(), header + offsets[1].GetInt32());
        return end <= _content.Length
            ? MemoryMarshal.Cast<byte, T>(_content.AsSpan(begin..end)).ToArray()
            : throw new InvalidDataException($"it ends after {_content.Length} bytes, within {name}");
    }
}
