using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Gpu;

/// <summary>The steps of an ensemble on a device: all images, parameters and moments are there, and a step brings nothing there and takes nothing back.</summary>
internal sealed class GpuEnsemble : IEnsembleDevice
{
    // So many steps may be under way before somebody asks what they have computed.
    private const int Ring = 64;
    private readonly IGpuDriver _driver;
    private readonly EnsembleShape _shape;
    private readonly int _images;
    private readonly KernelArguments _arguments = new();
    private readonly List<DeviceMemory> _all = [];
#pragma warning disable CA2213 // All memory is in the list, and disposed with it.
    private readonly DeviceMemory _pixels, _intensities, _x, _preactivations, _indices, _values, _disagreements, _residuals, _slopes;
    private readonly DeviceMemory _squaredErrors, _differences, _errors, _counts, _silentImages, _next, _silent, _silentCounts, _diverged, _bad, _silentBad;
    private readonly DeviceMemory _silentIndices, _silentValues, _silentResiduals, _silentErrors, _silentSlopes;
    private readonly DeviceMemory _list, _listCounts, _silentList, _silentListCounts;
    private readonly DeviceMemory _order, _told, _hashes;
#pragma warning restore CA2213
    private readonly ParameterMemory _weights, _encoderBias, _decoderBias;
    private readonly double[] _numbers;
    private readonly uint[] _words;
    private int _rows;
    private long _asked, _answered, _read;

    /// <param name="driver">Whose device.</param>
    /// <param name="shape">Sizes.</param>
    /// <param name="pixels">All training images, byte after byte.</param>
    public GpuEnsemble(IGpuDriver driver, EnsembleShape shape, ReadOnlyMemory<byte> pixels)
    {
        (_driver, _shape, _images) = (driver, shape, pixels.Length / shape.Inputs);
        RequirePlaces(shape);
        int rows = shape.Members * shape.Capacity, entries = rows * shape.K, features = shape.Members * shape.Latents, silent = rows * shape.AuxiliaryK;
        (_pixels, _intensities) = (Bytes(pixels.Length), Floats(256));
        _x = Floats(shape.Capacity * shape.Inputs);
        _preactivations = Floats(rows * shape.Latents);
        (_indices, _values, _disagreements, _slopes) = (Ints(entries), Floats(entries), Floats(entries), Floats(entries));
        _residuals = Floats(rows * shape.Inputs);
        (_squaredErrors, _differences, _errors) = (Doubles(rows), Doubles(shape.Capacity), Doubles((long)shape.Members * _images));
        (_counts, _silentImages, _next, _silent, _silentCounts) = (Ints(features), Doubles(features), Doubles(features), Ints(features), Ints(shape.Members));
        (_diverged, _bad, _silentBad) = (Ints(1), Floats(shape.Members), Floats(shape.Members));
        (_silentIndices, _silentValues, _silentSlopes, _silentErrors) = (Ints(silent), Floats(silent), Floats(silent), Doubles(rows));
        _silentResiduals = Floats(shape.AuxiliaryK == 0 ? 1 : rows * shape.Inputs);
        (_list, _listCounts) = (Ints((long)features * shape.Capacity), Ints(features));
        (_silentList, _silentListCounts) = (Ints(shape.AuxiliaryK == 0 ? 1 : (long)features * shape.Capacity), Ints(features));
        _order = Ints(_images);
        _numbers = new double[Ring * Told];
        _words = new uint[Ring * 2 * shape.Members];
        (_told, _hashes) = (Doubles(_numbers.Length), Ints(_words.Length));
        _weights = Parameters(shape.Latents * shape.Inputs);
        _encoderBias = Parameters(shape.Latents);
        _decoderBias = Parameters(shape.Inputs);
        _driver.Write(_pixels.Handle, 0, pixels.Span);
        Write<float>(_intensities, [.. Enumerable.Range(0, 256).Select(value => value / 255f)]);
        Write<int>(_silentCounts, new int[shape.Members]);
        Write<float>(_silentBad, new float[shape.Members]);
    }

    public int Untold => (int)(_asked - _answered);

    public int MostUntold => Ring;

    // What is told of a step: see the kernel `tell`.
    private int Told => 5 * _shape.Members + 1;

    public void Upload(EnsembleMemory memory)
    {
        (_asked, _answered, _read) = (0, 0, 0);
        Write<int>(_diverged, [0]);
        for (int member = 0; member < _shape.Members; member++)
        {
            foreach ((ParameterMemory part, Func<Layer, Matrix> values) in Parts())
            {
                part.Upload(member, values, memory);
            }

            Write<int>(_counts, memory.Counts[member], member);
            Write<long>(_silentImages, memory.SilentImages[member], member);
            Write<double>(_errors, memory.SquaredErrors[member], member);
        }
    }

    public void Download(EnsembleMemory memory)
    {
        for (int member = 0; member < _shape.Members; member++)
        {
            foreach ((ParameterMemory part, Func<Layer, Matrix> values) in Parts())
            {
                part.Download(member, values, memory);
            }

            Read(_counts, memory.Counts[member].AsSpan(), member);
            Read(_silentImages, memory.SilentImages[member].AsSpan(), member);
            Read(_errors, memory.SquaredErrors[member].AsSpan(), member);
        }
    }

    public void ClearCounts() => Write<int>(_counts, new int[_shape.Members * _shape.Latents]);

    public void Announce(ReadOnlySpan<int> order) => Write(_order, order);

    public void Step(int first, int images, in EnsembleStep step)
    {
        if (Untold == Ring)
        {
            throw new InvalidOperationException($"{Ring} steps were asked for and none was told; tell them first.");
        }

        int slot = (int)(_asked++ % Ring);
        _rows = images;
        _driver.RunForEach("take_images", _rows * _shape.Inputs, Begin().Add(_pixels).Add(_intensities).Add(_order).Add(first).Add(_x).Add(_rows).Add(_shape.Inputs));
        Encode();
        RunForRows("top_k", Begin().Add(_preactivations).Add(_indices).Add(_values));
        _driver.RunForEach("disagree", Entries, Sized(Begin().Add(_indices).Add(_values).Add(_disagreements)));
        _driver.RunForEach("square_differences", _rows, Sized(Begin().Add(_values).Add(_disagreements).Add(_differences)));
        RunForRows("backpropagate", Begin().Add(_x).Add(_weights.Values).Add(_decoderBias.Values).Add(_indices).Add(_values).Add(_disagreements).Add(_residuals)
            .Add(_squaredErrors).Add(_slopes).Add((float)step.Scale.Residual).Add((float)step.Scale.Disagreement));
        _driver.RunForEach("count_silence", Features, Sized(Begin().Add(_silentImages).Add(_next)));
        _driver.RunForEach("end_silence", Entries, Sized(Begin().Add(_indices).Add(_next)));
        if (_shape.AuxiliaryK > 0)
        {
            BackpropagateSilent(step);
        }

        _driver.RunGroups("find_bad_gradient", _shape.Members, Sized(Begin().Add(_slopes).AddNothing().Add(_shape.K).Add(_bad)));
        _driver.RunGroups("tell", 1, Sized(Begin().Add(_squaredErrors).Add(_differences).Add(_silentErrors).Add(_silentCounts).Add(_bad).Add(_silentBad).Add(_told).Add(_hashes).Add(slot).Add(_diverged)));
        _driver.RunForEach("keep_silence", Features, Sized(Begin().Add(_silentImages).Add(_next).Add(_diverged)));
        _driver.RunForEach("count_activity", Entries, Sized(Begin().Add(_indices).Add(_values).Add(_counts).Add(_diverged)));
        _driver.RunForEach("keep_errors", Rows, Sized(Begin().Add(_squaredErrors).Add(_order).Add(first).Add(_errors).Add(_images).Add(_diverged)));
        Update(step, slot);
    }

    public void Tell(EnsembleSums sums)
    {
        if (Untold == 0)
        {
            throw new InvalidOperationException("Every step that was asked for has been told.");
        }

        // All that were asked for until now are read at once: a reading waits for all of them anyway.
        if (_answered == _read)
        {
            Read(_told, _numbers.AsSpan());
            Read(_hashes, _words.AsSpan());
            _read = _asked;
        }

        int slot = (int)(_answered++ % Ring), members = _shape.Members;
        ReadOnlySpan<double> numbers = _numbers.AsSpan(slot * Told, Told);
        ReadOnlySpan<uint> hashes = _words.AsSpan(slot * 2 * members, 2 * members);
        sums.SquaredDifferences = numbers[members];
        for (int member = 0; member < members; member++)
        {
            sums.SquaredErrors[member] = numbers[member];
            sums.AuxiliarySquaredErrors[member] = numbers[members + 1 + member];
            sums.Silent[member] = (int)numbers[2 * members + 1 + member];
            sums.BadGradients[member] = (float)numbers[3 * members + 1 + member];
            sums.BadAuxiliaryGradients[member] = (float)numbers[4 * members + 1 + member];
            sums.Hashes[member] = new ParameterHash(hashes[2 * member], hashes[2 * member + 1]);
        }
    }

    public double MeanSilent()
    {
        int[] counts = new int[_shape.Members * _shape.Latents];
        Read(_counts, counts.AsSpan());
        return (double)counts.AsSpan().Count(0) / _shape.Members;
    }

    public void Dispose() => _all.ForEach(memory => memory.Dispose());

    // Places are counted in 32 bits there.
    private static void RequirePlaces(EnsembleShape shape)
    {
        long rows = (long)shape.Members * shape.Capacity, features = (long)shape.Members * shape.Latents;
        long most = new[] { rows * shape.Latents, rows * shape.Inputs, rows * shape.AuxiliaryK, features * shape.Inputs, features * shape.Capacity }.Max();
        if (most > int.MaxValue)
        {
            throw new GpuException($"A step of {shape.Members} members, {shape.Capacity} images and {shape.Latents} latents has {most} numbers of one kind, and a device can count {int.MaxValue}. Choose smaller batches, or --device=cpu.") { IsLasting = true };
        }
    }

    private int Rows => _shape.Members * _shape.Capacity;

    private int Entries => Rows * _shape.K;

    private int Features => _shape.Members * _shape.Latents;

    private void Encode()
    {
        _driver.RunForTiles("encode", _shape.Members, _rows, _shape.Latents, Sized(Begin().Add(_x).Add(_weights.Values).Add(_encoderBias.Values).Add(_preactivations)));
    }

    private void BackpropagateSilent(in EnsembleStep step)
    {
        int k = Math.Min(_shape.AuxiliaryK, _shape.Latents);
        _driver.RunGroups("name_silent", _shape.Members, Sized(Begin().Add(_next).Add(_silent).Add(_silentCounts).Add(step.SilentImages)));
        RunForRows("silent_top_k", Begin().Add(_preactivations).Add(_silent).Add(_silentCounts).Add(_silentIndices).Add(_silentValues).Add(k));
        RunForRows("backpropagate_silent", Begin().Add(_weights.Values).Add(_silentCounts).Add(_silentIndices).Add(_silentValues).Add(_residuals)
            .Add(_silentResiduals).Add(_silentErrors).Add(_silentSlopes).Add((float)step.Scale.Auxiliary).Add(k));
        _driver.RunGroups("find_bad_gradient", _shape.Members, Sized(Begin().Add(_silentSlopes).Add(_silentCounts).Add(k).Add(_silentBad)));
    }

    private void Update(in EnsembleStep step, int slot)
    {
        int k = Math.Min(_shape.AuxiliaryK, _shape.Latents);
        _driver.RunForEach("list_active", Features, Sized(Begin().Add(_indices).AddNothing().Add(_shape.K).Add(_list).Add(_listCounts).Add(_diverged)));
        if (k > 0)
        {
            _driver.RunForEach("list_active", Features, Sized(Begin().Add(_silentIndices).Add(_silentCounts).Add(k).Add(_silentList).Add(_silentListCounts).Add(_diverged)));
        }

        _driver.RunGroups("update_weights", Features, Sized(Adam(
            step.Adam,
            _weights.AddTo(Begin().Add(_x).Add(_residuals).Add(_values).Add(_slopes).Add(_list).Add(_listCounts).Add(_silentResiduals).Add(_silentValues).Add(_silentSlopes).Add(_silentList)
                .Add(_silentListCounts).Add(k)).Add(_hashes).Add(slot).Add((float)step.Scale.Residual).Add((float)step.Scale.Auxiliary).Add(step.Adam.RowNorm)).Add(_diverged)));
        if (step.LearnsBiases)
        {
            _driver.RunForEach("update_encoder_bias", Features, Sized(Adam(
                step.Adam, _encoderBias.AddTo(Begin().Add(_slopes).Add(_list).Add(_listCounts).Add(_silentSlopes).Add(_silentList).Add(_silentListCounts).Add(k)).Add(_hashes).Add(slot)).Add(_diverged)));
            _driver.RunForEach("update_decoder_bias", _shape.Members * _shape.Inputs, Sized(Adam(
                step.Adam, _decoderBias.AddTo(Begin().Add(_residuals).Add((float)step.Scale.Residual)).Add(_hashes).Add(slot)).Add(_diverged)));
        }
    }

    private static KernelArguments Adam(in AdamStep step, KernelArguments arguments) => arguments.Add(step.Beta1).Add(step.Beta2).Add(step.OneMinusBeta1)
        .Add(step.OneMinusBeta2).Add(step.StepSize).Add(step.InverseRootCorrection).Add(step.Epsilon).Add(step.AveragingRate);

    // Every kernel ends with the sizes.
    private KernelArguments Sized(KernelArguments arguments) =>
        arguments.Add(_shape.Members).Add(_shape.Capacity).Add(_shape.Inputs).Add(_shape.Latents).Add(_shape.K).Add(_rows);

    private KernelArguments Begin() => _arguments.Begin();

    private void RunForRows(string kernel, KernelArguments arguments) => _driver.RunGroups(kernel, Rows, Sized(arguments));

    private IEnumerable<(ParameterMemory Part, Func<Layer, Matrix> Values)> Parts() =>
        [(_weights, layer => layer.Weights), (_encoderBias, layer => layer.EncoderBias), (_decoderBias, layer => layer.DecoderBias)];

    private ParameterMemory Parameters(int count)
    {
        ParameterMemory parameters = new(_driver, _shape.Members, count);
        _all.AddRange(parameters.All);
        return parameters;
    }

    private DeviceMemory Bytes(long count)
    {
        DeviceMemory memory = new(_driver, count);
        _all.Add(memory);
        return memory;
    }

    private DeviceMemory Ints(long count) => Bytes(count * sizeof(int));

    private DeviceMemory Floats(long count) => Bytes(count * sizeof(float));

    private DeviceMemory Doubles(long count) => Bytes(count * sizeof(double));

    private void Write<T>(DeviceMemory memory, ReadOnlySpan<T> values, int member = 0)
        where T : unmanaged => _driver.Write(memory, values, member);

    private void Read<T>(DeviceMemory memory, Span<T> values, int member = 0)
        where T : unmanaged => _driver.Read(memory, values, member);
}
