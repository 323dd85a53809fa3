using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Features.Filing;

/// <summary>Reads how and when a participant has revoked; without the extension, in writing and now.</summary>
internal sealed class RevocationReader(Findings findings, string baseUrl)
{
    private const string Path = "Consent.extension";

    private readonly StrictReader _strict = new(findings, baseUrl);

    public (RevocationManner Manner, DateTimeOffset ReceivedAt) Read(List<Extension> extensions, DateTimeOffset now)
    {
        var (manner, receivedAt) = (RevocationManner.Written, now);
        findings.That(extensions.Count <= 1, Path, "At most one.");
        foreach (var (extension, path) in StrictReader.Indexed(extensions, Path))
        {
            findings.That(extension.Url == Canonicals.Revocation, path, $"Only {Canonicals.Revocation}.");
            _strict.Only(extension, path, "url", "extension");
            foreach (var (part, at) in StrictReader.Indexed(extension.Extension, $"{path}.extension"))
            {
                _strict.Only(part, at, "url", "value");
                if (part is { Url: Canonicals.RevocationManner, Value: Code code }) manner = Manner(code, at);
                else if (part is { Url: Canonicals.RevocationReceived, Value: FhirDateTime time })
                    receivedAt = ReceivedAt(time, at, now);
                else findings.Add(at, "Only manner (valueCode) and received (valueDateTime).");
            }
        }
        return (manner, receivedAt);
    }

    private RevocationManner Manner(Code code, string path)
    {
        if (code.Value == EnumCode.Of(RevocationManner.Spoken)) return RevocationManner.Spoken;
        findings.That(
            code.Value == EnumCode.Of(RevocationManner.Written), $"{path}.value", "Only written or spoken.");
        return RevocationManner.Written;
    }

    private DateTimeOffset ReceivedAt(FhirDateTime time, string path, DateTimeOffset now)
    {
        var receivedAt = _strict.Moment(time, $"{path}.value") ?? now;
        findings.That(receivedAt <= now, $"{path}.value", "It cannot be in the future.");
        return receivedAt;
    }
}
