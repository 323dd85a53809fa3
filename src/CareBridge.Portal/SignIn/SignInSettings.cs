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

    /// <summary>People come by https, whoever ends it.</summary>
    public bool IsSecure { get; } =
        configuration[PublicUrl.OfPeople]?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true;

    public string SessionCookie => CookieNamed("carebridge-session");

    /// <summary>Of the token that forms carry.</summary>
    public string FormCookie => CookieNamed("carebridge-form");

    public bool NeedsSecondFactor(Role role) => SecondFactorRequired && role != Role.Participant;

    /// <summary>With the prefix a browser takes it over https only, and from no other host of the domain.</summary>
    private string CookieNamed(string name) => IsSecure ? $"__Host-{name}" : name;
}
