using System.Text;
using System.Text.Json;
using Hl7.Fhir.Serialization;
using Xunit.Abstractions;

namespace CareBridge.Tests.Fhir;

/// <summary>Valid JSON with random damage: it is refused in order, or read, and nothing else happens.</summary>
public sealed class Mutations(ITestOutputHelper output)
{
    private const int Rounds = 3000;

    private static readonly string[] Splices =
    [
        "null", "{}", "[]", "\"\"", "1e999", "-0", "\"\\ud800\"", "\\ud800", "{\"_\":1}", "\"_\":", ",", "[[[[",
        "\"resourceType\":\"Bundle\",",
    ];

    private readonly FhirJsonPocoDeserializer _deserializer = new();

    [Fact]
    public void Damaged_input_never_ends_in_an_undocumented_exception()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var seeds = Json.Files(Repository.Own).Select(File.ReadAllBytes).ToList();
        var refused = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = Damaged(seeds[random.Next(seeds.Count)], random);
            try
            {
                if (!WasRead(bytes)) refused++;
            }
            catch (Exception error)
            {
                Assert.Fail($"seed {seed}, round {round}: {error}\n{Encoding.UTF8.GetString(bytes)}");
            }
        }

        Assert.InRange(refused, Rounds / 4, Rounds);
    }

    private bool WasRead(byte[] bytes)
    {
        var reader = new Utf8JsonReader(bytes);
        try
        {
            _deserializer.DeserializeResource(ref reader).ToJson();
            return true;
        }
        catch (DeserializationFailedException failure)
        {
            Assert.NotEmpty(failure.Exceptions);
            // What could be read of it can be written, or at least looked through.
            failure.PartialResult?.DeepCopy();
            return false;
        }
    }

    private static byte[] Damaged(byte[] original, Random random)
    {
        var bytes = original.ToList();
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Splices[random.Next(Splices.Length)]));
                    break;
                case 3:
                    var copied = bytes.GetRange(at, Math.Min(random.Next(60), bytes.Count - at));
                    bytes.InsertRange(random.Next(bytes.Count), copied);
                    break;
                default:
                    bytes[at] = bytes[random.Next(bytes.Count)];
                    break;
            }

            if (bytes.Count == 0) bytes.Add((byte)'{');
        }

        return [.. bytes];
    }
}
