using System.Buffers;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Task = System.Threading.Tasks.Task;

namespace CareBridge.Benchmarks;

/// <summary>
/// FHIR JSON against what System.Text.Json needs for the same bytes without knowing FHIR: parsing them to a document,
/// and writing such a document.
/// </summary>
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class JsonBenchmarks
{
    private static readonly JsonSerializerOptions Options = new JsonSerializerOptions().ForFhir();

    private readonly ArrayBufferWriter<byte> _output = new(256 * 1024);
    private Sample _task = null!;
    private Sample _bundle = null!;

    public static Task RunAsync()
    {
        BenchmarkRunner.Run<JsonBenchmarks>(DefaultConfig.Instance.AddJob(
            Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)));
        return Task.CompletedTask;
    }

    [GlobalSetup]
    public void Prepare()
    {
        var task = Samples.Task();
        _task = new Sample(task, Options);
        _bundle = new Sample(Samples.Bundle(entries: 50), Options);
        Console.WriteLine($"Task {_task.Json.Length} bytes, Bundle {_bundle.Json.Length} bytes");
    }

    [Benchmark(Baseline = true), BenchmarkCategory("read Task")]
    public void ReadTaskCeiling() => JsonDocument.Parse(_task.Json).Dispose();

    [Benchmark, BenchmarkCategory("read Task")]
    public Resource? ReadTask() => JsonSerializer.Deserialize<Resource>(_task.Json, Options);

    [Benchmark(Baseline = true), BenchmarkCategory("write Task")]
    public void WriteTaskCeiling() => Write(_task.Document);

    [Benchmark, BenchmarkCategory("write Task")]
    public void WriteTask() => Write(_task.Resource);

    [Benchmark(Baseline = true), BenchmarkCategory("read Bundle")]
    public void ReadBundleCeiling() => JsonDocument.Parse(_bundle.Json).Dispose();

    [Benchmark, BenchmarkCategory("read Bundle")]
    public Resource? ReadBundle() => JsonSerializer.Deserialize<Resource>(_bundle.Json, Options);

    [Benchmark(Baseline = true), BenchmarkCategory("write Bundle")]
    public void WriteBundleCeiling() => Write(_bundle.Document);

    [Benchmark, BenchmarkCategory("write Bundle")]
    public void WriteBundle() => Write(_bundle.Resource);

    private void Write(JsonDocument document)
    {
        _output.ResetWrittenCount();
        using var writer = new Utf8JsonWriter(_output);
        document.WriteTo(writer);
    }

    private void Write(Resource resource)
    {
        _output.ResetWrittenCount();
        using var writer = new Utf8JsonWriter(_output);
        JsonSerializer.Serialize(writer, resource, Options);
    }

    private sealed class Sample(Resource resource, JsonSerializerOptions options)
    {
        public Resource Resource { get; } = resource;

        public byte[] Json { get; } = JsonSerializer.SerializeToUtf8Bytes(resource, options);

        public JsonDocument Document => field ??= JsonDocument.Parse(Json);
    }
}
