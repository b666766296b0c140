using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using ResearchPipeline.Files;

namespace ResearchPipeline.Tensors;

/// <summary>One named tensor of a file: its element type ("F32", "F64", "I64", "U8", "U16"), its shape and its bytes, little-endian.</summary>
public sealed record TensorView(string Type, IReadOnlyList<long> Shape, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>A binary32 tensor over a copy of the values.</summary>
    public static TensorView Of(ReadOnlySpan<float> values, params long[] shape) =>
        new("F32", shape, MemoryMarshal.AsBytes(values).ToArray());

    /// <summary>A binary64 tensor over a copy of the values.</summary>
    public static TensorView Of(ReadOnlySpan<double> values, params long[] shape) =>
        new("F64", shape, MemoryMarshal.AsBytes(values).ToArray());

    /// <summary>A 64-bit integer tensor over a copy of the values.</summary>
    public static TensorView Of(ReadOnlySpan<long> values, params long[] shape) =>
        new("I64", shape, MemoryMarshal.AsBytes(values).ToArray());

    /// <summary>A 16-bit unsigned integer tensor over a copy of the values.</summary>
    public static TensorView Of(ReadOnlySpan<ushort> values, params long[] shape) =>
        new("U16", shape, MemoryMarshal.AsBytes(values).ToArray());

    /// <summary>A tensor of bytes, not copied.</summary>
    public static TensorView Of(ReadOnlyMemory<byte> values, params long[] shape) => new("U8", shape, values);

    /// <summary>The tensor of a name, if it has this type and this many dimensions.</summary>
    /// <exception cref="DataException">It is missing, or another.</exception>
    public static TensorView Require(IReadOnlyDictionary<string, TensorView> tensors, string name, string type, int rank) =>
        tensors.TryGetValue(name, out TensorView? tensor) && tensor.Type == type && tensor.Shape.Count == rank
            ? tensor
            : throw new DataException(
                $"There should be a tensor \"{name}\" of {type} in {rank} dimensions; {(tensor is null ? "there is none" : $"it is of {tensor.Type} in {tensor.Shape.Count}")}.");

    /// <summary>The SHA-256 of names, types, shapes and bytes, in ordinal order of the names.</summary>
    public static string ContentHash(IReadOnlyDictionary<string, TensorView> tensors)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach ((string name, TensorView tensor) in tensors.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\n{tensor.Type} {string.Join(' ', tensor.Shape)}\n"));
            hash.AppendData(tensor.Bytes.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Whether this is a tensor of a type and shape.</summary>
    public bool Is(string type, params long[] shape) => Type == type && Shape.SequenceEqual(shape);

    /// <summary>The elements, of the type that <see cref="Type"/> names.</summary>
    public ReadOnlySpan<T> As<T>()
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(Bytes.Span);
}
