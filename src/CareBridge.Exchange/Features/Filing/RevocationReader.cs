using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Features.Filing;

/// <summary>Reads how and when a participant has revoked; without the extension, in writing.</summary>
internal sealed class RevocationReader(Findings findings, string baseUrl)
{
    private const string Path = "Consent.extension";

    private readonly StrictReader _strict = new(findings, baseUrl);

    public FiledRevocation Read(List<Extension> extensions)
    {
        var read = new FiledRevocation(RevocationManner.Written, ReceivedAt: null, ReceivedPath: Path);
        findings.That(extensions.Count <= 1, Path, "At most one.");
        foreach (var (extension, path) in StrictReader.Indexed(extensions, Path))
        {
            findings.That(extension.Url == Canonicals.Revocation, path, $"Only {Canonicals.Revocation}.");
            _strict.Only(extension, path, "url", "extension");
            foreach (var (part, at) in StrictReader.Indexed(extension.Extension, $"{path}.extension"))
            {
                _strict.Only(part, at, "url", "value");
                if (part is { Url: Canonicals.RevocationManner, Value: Code code })
                    read = read with { Manner = Manner(code, at) };
                else if (part is { Url: Canonicals.RevocationReceived, Value: FhirDateTime time })
                    read = read with { ReceivedAt = _strict.Moment(time, $"{at}.value"), ReceivedPath = $"{at}.value" };
                else findings.Add(at, "Only manner (valueCode) and received (valueDateTime).");
            }
        }
        return read;
    }

    private RevocationManner Manner(Code code, string path)
    {
        if (code.Value == EnumCode.Of(RevocationManner.Spoken)) return RevocationManner.Spoken;
        findings.That(
            code.Value == EnumCode.Of(RevocationManner.Written), $"{path}.value", "Only written or spoken.");
        return RevocationManner.Written;
    }
}

/// <param name="ReceivedAt">Null where it is not said.</param>
/// <param name="ReceivedPath">Where it is said.</param>
internal sealed record FiledRevocation(RevocationManner Manner, DateTimeOffset? ReceivedAt, string ReceivedPath);
