using System.Buffers;
using System.Text;
using System.Text.Json;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;

namespace CareBridge.Tests.Fhir;

/// <summary>What a hostile input may cost.</summary>
public sealed class Limits
{
    private static readonly FhirJsonPocoDeserializer Deserializer = new();

    [Theory]
    [InlineData(15, true)]
    [InlineData(40, false)]
    [InlineData(100_000, false)]
    public void Input_nested_beyond_64_levels_is_refused(int extensions, bool isAccepted)
    {
        var json = Nested(extensions);

        Assert.Equal(isAccepted, Deserializer.TryDeserializeResource(json, out _, out var issues));
        if (!isAccepted) Assert.Equal("CBJSON3", issues.Last().ErrorCode);
    }

    [Fact]
    public void The_depth_counts_for_a_reader_that_allows_more()
    {
        var options = new JsonReaderOptions { MaxDepth = 1_000_000 };
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(Nested(100_000)), options);

        Assert.False(Deserializer.TryDeserializeResource(ref reader, out _, out var issues));
        Assert.Equal("CBJSON3", issues.Last().ErrorCode);
    }

    [Fact]
    public void Input_above_the_size_limit_is_refused_before_it_is_read()
    {
        var json = $$"""{"resourceType":"Basic","id":"{{new string('a', 5 * 1024 * 1024)}}"}""";

        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.False(Deserializer.TryDeserializeResource(json, out var instance, out var issues));

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 100_000);
        Assert.Equal("CBJSON2", Assert.Single(issues).ErrorCode);
        Assert.Null(instance);
    }

    [Fact]
    public void The_size_counts_for_a_reader_too()
    {
        var deserializer = new FhirJsonPocoDeserializer(new() { MaxBytes = 1000 });
        var json = BundleOf(entries: 100);
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));

        Assert.False(deserializer.TryDeserializeResource(ref reader, out var instance, out var issues));

        Assert.Equal("CBJSON2", Assert.Single(issues).ErrorCode);
        Assert.True(((Bundle)instance!).Entry.Count < 100);
    }

    [Fact]
    public void Reading_stops_after_a_hundred_errors()
    {
        var json = $$"""{"resourceType":"Patient","name":[{{string.Join(',', Enumerable.Repeat("{}", 1000))}}]}""";

        Assert.False(Deserializer.TryDeserializeResource(json, out _, out var issues));

        Assert.Equal(101, issues.Count());
        Assert.Equal("CBJSON4", issues.Last().ErrorCode);
    }

    [Fact]
    public void An_array_of_nothing_but_nulls_does_not_fill_the_memory()
    {
        var nulls = string.Join(',', Enumerable.Repeat("null", 1_000_000));

        Assert.False(Deserializer.TryDeserializeResource(
            $$"""{"resourceType":"Patient","name":[{"given":[{{nulls}}]}]}""", out _, out var issues));

        Assert.Equal("CBJSON4", issues.Last().ErrorCode);
    }

    [Fact]
    public void Input_in_pieces_is_read_as_if_it_were_whole()
    {
        var whole = File.ReadAllBytes(Path.Combine(Repository.Own, "patient-with-twins.json"));
        var reader = new Utf8JsonReader(Pieces.Of(whole, size: 3));

        Assert.True(Deserializer.TryDeserializeResource(ref reader, out var instance, out _));
        Assert.Equal(
            Json.Canonical(Encoding.UTF8.GetString(whole)),
            Json.Canonical(new FhirJsonPocoSerializer().SerializeToString(instance!)));
    }

    private static string BundleOf(int entries)
    {
        var bundle = new Bundle { Type = Bundle.BundleType.Collection };
        for (var i = 0; i < entries; i++) bundle.AddResourceEntry(new Patient { Id = $"p{i}" }, $"urn:x:{i}");
        return bundle.ToJson();
    }

    private static string Nested(int extensions)
    {
        var json = new StringBuilder("""{"resourceType":"Basic","code":{"text":"c"}""");
        for (var i = 0; i < extensions; i++) json.Append(""","extension":[{"url":"u" """);
        json.Append(""","valueInteger":1""");
        for (var i = 0; i < extensions; i++) json.Append("}]");
        return json.Append('}').ToString();
    }
}

/// <summary>A sequence in pieces, as a network brings it.</summary>
internal sealed class Pieces : ReadOnlySequenceSegment<byte>
{
    public static ReadOnlySequence<byte> Of(byte[] bytes, int size)
    {
        var first = new Pieces { Memory = bytes.AsMemory(0, size) };
        var last = first;
        for (var at = size; at < bytes.Length; at += size)
        {
            var next = new Pieces { Memory = bytes.AsMemory(at, Math.Min(size, bytes.Length - at)), RunningIndex = at };
            last.Next = next;
            last = next;
        }

        return new(first, 0, last, last.Memory.Length);
    }
}
