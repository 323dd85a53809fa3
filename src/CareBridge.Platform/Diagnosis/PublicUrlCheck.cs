using CareBridge.Platform.Web;

namespace CareBridge.Platform.Diagnosis;

/// <summary>The addresses that others know the deployment by.</summary>
internal sealed class PublicUrlCheck : DeploymentCheck
{
    public override string Name => "public-url";

    public override Task ExamineAsync(Examination examination, Findings found, CancellationToken cancellation)
    {
        if (examination[PublicUrl.OfPeople] is null)
        {
            found.Warning(
                "public-url-missing",
                PublicUrl.OfPeople,
                "It is not set: links and QR codes have whatever host somebody asked for, and no notice is sent.",
                "Set it to the address that people use, as https://care.example.org.");
        }
        Look(PublicUrl.OfPeople, examination, found);
        Look(PublicUrl.OfClinics, examination, found);
        return Task.CompletedTask;
    }

    private static void Look(string key, Examination examination, Findings found)
    {
        if (!Uri.TryCreate(examination[key], UriKind.Absolute, out var url)) return;
        if (url.Scheme == Uri.UriSchemeHttp && !url.IsLoopback)
        {
            found.Fault(
                "public-url-http",
                key,
                "People and clinics would send passwords, and be sent records, unencrypted.",
                "Put TLS in front, and write https://.");
        }
        if (url.PathAndQuery != "/" || url.Fragment.Length > 0 || url.UserInfo.Length > 0)
        {
            found.Fault(
                "public-url-path",
                key,
                "It is more than an origin, and links would be wrong.",
                "Leave only the scheme, the host and the port, as https://care.example.org.");
        }
    }
}
