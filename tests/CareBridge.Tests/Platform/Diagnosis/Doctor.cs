using System.Text.Json;
using CareBridge.Host;
using CareBridge.Platform.Diagnosis;
using CareBridge.Platform.Web;

namespace CareBridge.Tests.Platform.Diagnosis;

/// <summary>Asks the doctor as the command line does.</summary>
internal static class Doctor
{
    /// <summary>A store that is nowhere, so that no private one is looked for.</summary>
    public const string NoStore = "--ConnectionStrings:consent=Host=/nowhere;Username=u;Database=d";

    public static async Task<IReadOnlyList<Finding>> AskAsync(TimeProvider time, params IEnumerable<string> args)
    {
        using var output = new StringWriter();
        var end = await DoctorCommand.RunAsync([.. args, "--format", "json"], Services.All, time, output);
        using var answer = JsonDocument.Parse(output.ToString());
        var found = answer.RootElement.GetProperty("findings")
            .Deserialize<List<Finding>>(JsonFormat.Options)!;
        var faults = found.Count(one => one.Severity == Severity.Fault);
        Assert.Equal(faults, answer.RootElement.GetProperty("faults").GetInt32());
        Assert.Equal(faults > 0 ? 1 : 0, end);
        return found;
    }

    public static Task<IReadOnlyList<Finding>> AskAsync(params IEnumerable<string> args) =>
        AskAsync(TimeProvider.System, args);

    /// <summary>Each is found, and there is something to do about it.</summary>
    public static void Has(this IReadOnlyList<Finding> found, params IEnumerable<string> codes)
    {
        foreach (var code in codes)
        {
            var one = found.FirstOrDefault(finding => finding.Code == code);
            Assert.True(one is not null, $"{code} is not among: {string.Join(", ", found.Select(f => f.Code))}");
            Assert.True(one.Severity is Severity.Fault or Severity.Warning, code);
            Assert.NotEmpty(one.Seen);
            Assert.NotEmpty(one.Mend ?? "");
        }
    }

    public static void HasNone(this IReadOnlyList<Finding> found, params IEnumerable<string> codes) =>
        Assert.Empty(found.Select(one => one.Code).Intersect(codes));
}
