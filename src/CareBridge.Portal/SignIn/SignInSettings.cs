using CareBridge.Platform.Security;
using CareBridge.Platform.Web;
using Microsoft.Extensions.Configuration;

namespace CareBridge.Portal.SignIn;

/// <summary><c>SecondFactor</c>, and <c>Portal</c> as far as it is about sessions.</summary>
internal sealed class SignInSettings(IConfiguration configuration)
{
    /// <summary>Staff need a second factor; participants may have one.</summary>
    public bool SecondFactorRequired { get; } = configuration.GetValue("SecondFactor:Required", true);

    /// <summary>So long after their last act staff prove again who they are.</summary>
    public TimeSpan LockAfter { get; } = configuration.GetValue("Portal:LockAfter", TimeSpan.FromMinutes(10));

    /// <summary>From the last proof of who they are, however much a browser's session is used.</summary>
    public TimeSpan SessionAtMost { get; } = configuration.GetValue("Portal:SessionAtMost", TimeSpan.FromDays(1));

    /// <summary>The same of a program's tokens, however often they are refreshed.</summary>
    public TimeSpan TokensAtMost { get; } = configuration.GetValue("Portal:TokensAtMost", TimeSpan.FromDays(30));

    /// <summary>From one remote address, on average; 0 is no limit.</summary>
    public int TriesPerMinute { get; } = configuration.GetValue("Portal:SignInLimit:PerMinute", 30);

    /// <summary>The same after a pause: a clinic's staff begin at the same hour, from one address.</summary>
    public int TriesAtOnce { get; } = configuration.GetValue("Portal:SignInLimit:AtOnce", 100);

    /// <summary>
    /// So many passwords are tried at the same moment, and others wait: the process has crises to show meanwhile.
    /// </summary>
    public int PasswordsAtOnce { get; } = Math.Max(1, configuration.GetValue(
        "Portal:SignInLimit:PasswordsAtOnce", Environment.ProcessorCount / 2));

    /// <summary>People come by https, whoever ends it.</summary>
    public bool IsSecure { get; } =
        configuration[PublicUrl.OfPeople]?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true;

    public string SessionCookie => CookieNamed("carebridge-session");

    /// <summary>Of the token that forms carry.</summary>
    public string FormCookie => CookieNamed("carebridge-form");

    public bool NeedsSecondFactor(Role role) => SecondFactorRequired && role != Role.Participant;

    /// <summary>False for a ticket, or a copy of it, that is too old whoever has it.</summary>
    public bool Holds(Proof proof, bool byToken, DateTimeOffset now) =>
        now - proof.At < (byToken ? TokensAtMost : SessionAtMost);

    /// <summary>With the prefix a browser takes it over https only, and from no other host of the domain.</summary>
    private string CookieNamed(string name) => IsSecure ? $"__Host-{name}" : name;
}
