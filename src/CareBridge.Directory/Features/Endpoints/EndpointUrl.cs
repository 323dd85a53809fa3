using System.Text.RegularExpressions;
using CareBridge.Contracts.Directory;

namespace CareBridge.Directory.Features.Endpoints;

/// <summary>Reads the address of an endpoint.</summary>
internal static partial class EndpointUrl
{
    /// <summary>The address as a URL; null when it is none for the connection.</summary>
    public static string? Of(EndpointConnection connection, string address) => IsMail(connection)
        ? MailAddress().IsMatch(address) && address.Length <= WebAddress.MaxLength ? $"mailto:{address}" : null
        : WebAddress.IsSecure(address) && address.IndexOfAny(['?', '#']) < 0 ? address : null;

    public static string Rule(EndpointConnection connection) => IsMail(connection)
        ? "An e-mail address."
        : $"An https address of at most {WebAddress.MaxLength} characters, without user, query and fragment.";

    private static bool IsMail(EndpointConnection connection) => connection switch
    {
        EndpointConnection.Hl7FhirRest => false,
        EndpointConnection.DirectProject or EndpointConnection.SecureEmail => true,
    };

    /// <summary>Such as need no escaping in a URL.</summary>
    [GeneratedRegex(@"^[A-Za-z0-9._+-]{1,64}@([A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,63}\z")]
    private static partial Regex MailAddress();
}
