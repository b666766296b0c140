// Rebuilds the mean squared errors of a finished run from its weights and its table of codes:
//
//     dotnet run examples/Rebuild.cs [RUN FOLDER]
//
// The folder is artifacts/runs/k-sparse-ensemble unless another is given. Prints one line for each member and one for the ensemble, and
// ends with 1 when a rebuilt value is not the one in summary.json.
#:package Parquet.Net

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using Parquet;
using Parquet.Schema;

const int Pixels = 784;
string run = args.Length > 0 ? args[0] : Path.Combine(Root(), "artifacts", "runs", "k-sparse-ensemble");
JsonElement config = Json("train", "cfg.json");
int members = config.GetProperty("members").GetInt32();
Safetensors weights = new(Path.Combine(run, "train", config.GetProperty("weights").GetString()!));
byte[] images = new Safetensors(Path.Combine(run, "normalize", "dataset.safetensors")).Tensor<byte>("test.images").ToArray();
Codes codes = await Codes.ReadAsync(Path.Combine(run, "evaluate", "codes.parquet"));

float[][] dictionaries = [.. Enumerable.Range(0, members).Select(member => weights.Tensor<float>($"member.{member:00}.weight").ToArray())];
float[][] offsets = [.. Enumerable.Range(0, members).Select(Offset)];
double[] errors = new double[members + 1];
int perMember = codes.Value.Length / members;
int k = perMember / (images.Length / Pixels);
for (int image = 0; image < images.Length / Pixels; image++)
{
    double[] mean = new double[Pixels];
    for (int member = 0; member < members; member++)
    {
        float[] reconstruction = Decode(member, image);
        errors[member] += SquaredError(image, pixel => reconstruction[pixel]);
        for (int pixel = 0; pixel < Pixels; pixel++)
        {
            mean[pixel] += reconstruction[pixel] / (double)members;
        }
    }

    errors[members] += SquaredError(image, pixel => mean[pixel]);
}

int wrong = 0;
for (int model = 0; model <= members; model++)
{
    wrong += Report(model, errors[model] / images.Length);
}

return wrong == 0 ? 0 : 1;

// The rows of codes.parquet are sorted by member and image, so the code of an image is a slice.
float[] Decode(int member, int image)
{
    float[] reconstruction = [.. offsets[member]];
    for (int row = member * perMember + image * k; row < member * perMember + (image + 1) * k; row++)
    {
        ReadOnlySpan<float> feature = dictionaries[member].AsSpan(codes.Feature[row] * Pixels, Pixels);
        for (int pixel = 0; pixel < Pixels; pixel++)
        {
            reconstruction[pixel] += codes.Value[row] * feature[pixel];
        }
    }

    return reconstruction;
}

double SquaredError(int image, Func<int, double> reconstruction) =>
    Enumerable.Range(0, Pixels).Sum(pixel => Math.Pow(images[image * Pixels + pixel] / 255f - reconstruction(pixel), 2));

float[] Offset(int member) => config.GetProperty("bias").GetBoolean()
    ? weights.Tensor<float>($"member.{member:00}.decoder-bias").ToArray()
    : new float[Pixels];

int Report(int model, double rebuilt)
{
    JsonElement summary = Json("evaluate", "summary.json");
    double published = (model < members ? summary.GetProperty("members")[model] : summary.GetProperty("ensemble")).GetProperty("mse").GetDouble();
    bool same = Math.Abs(rebuilt - published) <= 1e-6 * published;
    Console.WriteLine(FormattableString.Invariant(
        $"{(model < members ? $"member {model}" : "ensemble"),-9} MSE {rebuilt:0.00000000}, in summary.json {published:0.00000000}{(same ? "" : ": not the same")}"));
    return same ? 0 : 1;
}

// The folder above this file, wherever the script is started from.
static string Root([CallerFilePath] string script = "") => Path.GetDirectoryName(Path.GetDirectoryName(script))!;

JsonElement Json(string stage, string file) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(run, stage, file))).RootElement;

/// <summary>The columns of codes.parquet that this needs.</summary>
internal sealed record Codes(ushort[] Feature, float[] Value)
{
    public static async Task<Codes> ReadAsync(string path)
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
    private readonly byte[] _content = File.ReadAllBytes(path);

    public ReadOnlySpan<T> Tensor<T>(string name)
        where T : unmanaged
    {
        int header = 8 + (int)BitConverter.ToInt64(_content);
        JsonElement offsets = JsonDocument.Parse(_content.AsMemory(8, header - 8)).RootElement.GetProperty(name).GetProperty("data_offsets");
        return MemoryMarshal.Cast<byte, T>(_content.AsSpan((header + offsets[0].GetInt32())..(header + offsets[1].GetInt32())));
    }
}
