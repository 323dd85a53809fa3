using System.Globalization;
using System.Text.RegularExpressions;

namespace CareBridge.Portal.Pages;

/// <summary>
/// What the services say of a field, in Spanish. They say it in English, and without a code; that none of it is worded
/// anew without its translation, a test sees to that reads their sources.
/// </summary>
internal static partial class FaultSentences
{
    /// <summary>In English, with places where numbers and names stand.</summary>
    public static readonly IReadOnlyDictionary<string, string> Spanish = new Dictionary<string, string>
    {
        ["Required."] = "Es obligatorio.",
        ["Required, at most {0} characters."] = "Obligatorio, como máximo {0} caracteres.",
        ["Leave it out or give {0} to {1} characters."] = "Déjelo vacío o escriba de {0} a {1} caracteres.",
        ["At most {0} characters."] = "Como máximo {0} caracteres.",
        ["{0} to {1} characters."] = "De {0} a {1} caracteres.",
        ["Not what is expected here (line {0})."] = "No es lo que se espera aquí.",
        ["{0} to {1}."] = "De {0} a {1}.",
        ["At most {0}."] = "Como máximo {0}.",
        ["At least one."] = "Al menos uno.",
        ["Name at least one."] = "Indique al menos uno.",
        ["Not in the future."] = "No puede ser en el futuro.",
        ["Not a day in the future."] = "No puede ser un día futuro.",
        ["Not more than {0} days ago."] = "No hace más de {0} días.",
        ["Not before it starts."] = "No antes de que empiece.",
        ["Not before the day it began on."] = "No antes del día en que empezó.",
        ["Not before the day it was begun on."] = "No antes del día en que empezó.",
        ["Within a year from today, or as it was agreed."] = "Dentro de un año a partir de hoy, o como se acordó.",
        ["Within a year."] = "Dentro de un año.",
        ["A time to come, within a year."] = "Una hora por venir, dentro de un año.",
        ["A day to come, at most {0} years ahead."] = "Un día por venir, dentro de {0} años como máximo.",
        ["After from, by at most {0} days."] = "Después del comienzo, {0} días más tarde como máximo.",
        ["A day of this century or next."] = "Un día de este siglo o del siguiente.",
        ["A time of this century or next."] = "Una hora de este siglo o del siguiente.",
        ["A name of the IANA time zone database."] = "El nombre de una zona horaria, como America/Chicago.",
        ["In international form, such as +15550100123."] = "En forma internacional, como +15550100123.",
        ["An e-mail address of at most {0} ASCII characters."] = "Una dirección de correo electrónico, sin acentos.",
        ["An e-mail address in ASCII."] = "Una dirección de correo electrónico, sin acentos.",
        ["An e-mail address, or a telephone number. In international form, such as +15550100123."] =
            "Una dirección de correo electrónico o un número de teléfono, como +15550100123.",
        ["One of email and phone."] = "Un correo electrónico o un teléfono.",
        ["A two-letter USPS code."] = "Las dos letras del estado.",
        ["Ten digits of which the last is the check digit (45 CFR 162.406)."] = "Diez cifras; la última es de control.",
        ["They begin and end."] = "Indique cuándo empieza y cuándo termina.",
        ["Offered here, and with the address it needs."] = "Uno que se ofrezca aquí, con la dirección que necesita.",
        ["Offered here, and with an address that is confirmed."] =
            "Uno que se ofrezca aquí, con una dirección confirmada.",
        ["Six digits."] = "Seis cifras.",
        ["This is not the code that was sent."] = "No es el código que se envió.",
        ["Not the current password."] = "No es la contraseña actual.",
        ["Passwords must be at least {0} characters."] = "La contraseña debe tener al menos {0} caracteres.",
        ["Passwords must use at least {0} different characters."] =
            "La contraseña debe tener al menos {0} caracteres distintos.",
        ["Not the code that the app shows for what was offered last."] = "No es el código que muestra la aplicación.",
        ["Not the device's answer to what was asked."] = "El dispositivo no respondió a lo que se le preguntó.",
        ["They do not wish to be reached in this way."] = "La persona no quiere que se le contacte de esta forma.",
        ["Nothing is sent in this way here."] = "Aquí no se envía nada de esta forma.",
        ["Not a role of the organization this person works at."] = "No es una función de su organización.",
        ["Nobody in the directory works under this id."] = "El directorio no conoce a esta persona.",
        ["Leave it out or keep at least one (42 CFR {0})."] = "Deje al menos uno.",
        ["A grant may keep or drop what was asked for, not add to it."] =
            "Puede quitar de lo que se pidió, no agregar.",
        ["Before expiresAt."] = "Antes de que termine.",
        ["Required: when the consent ends, from now to {0} years ahead, or an expiryEvent (42 CFR 2.31(a)(7))."] =
            "Indique cuándo termina, dentro de {0} años como máximo.",
        ["Required: your name as your signature, at most {0} characters (42 CFR 2.31(a)(1) and (8))."] =
            "Escriba su nombre como firma, como máximo {0} caracteres.",
        ["Required: true, to say that you have read how to revoke (42 CFR 2.31(a)(6))."] =
            "Márquelo para decir que leyó cómo retirarlo.",
        ["Required: true, to say that you have read about redisclosure (42 CFR 2.31(a)(10)(i))."] =
            "Márquelo para decir que leyó que otros podrían contarlo.",
        ["Required: true, to say that you have read what refusing means (42 CFR 2.31(a)(10)(ii))."] =
            "Márquelo para decir que leyó qué pasa si dice que no.",
        ["Name {0} to {1} organizations, or persons, that may receive (42 CFR 2.31(a)(4))."] =
            "Elija de {0} a {1} organizaciones o personas que puedan saberlo.",
        ["Name what may be disclosed (42 CFR 2.31(a)(3))."] = "Elija qué se puede contar.",
        ["Name the purpose of the disclosure (42 CFR 2.31(a)(5))."] = "Elija para qué.",
        ["Counselling notes need a consent of their own (42 CFR 2.31(b))."] =
            "Las notas de consejería se piden por separado.",
        ["There is no active organization {0} that is verified."] = "La organización no está verificada.",
        ["It does not serve you."] = "Esa organización no le atiende.",
        ["Name an organization that serves you."] = "Elija una organización que le atienda.",
        ["There is no such active organization."] = "No hay tal organización activa.",
        ["Another organization than your own."] = "Otra organización que la suya.",
        ["Required: when you heard it; not in the future."] = "Indique cuándo lo supo; no puede ser en el futuro.",
        ["Give this, recipientOrganizationId, participantId, since or until: what the breach concerns."] =
            "Indique al menos una cosa: a quién o cuándo afecta.",
        ["Required: whose accounting."] = "Indique de quién.",
        ["Answer every question, or say notAsked."] = "Responda cada pregunta.",
        ["A colleague who answers for your team."] = "Alguien de su equipo que atiende avisos.",
        ["Somebody who answers for your team."] = "Alguien de su equipo que atiende avisos.",
        ["People who answer for your team."] = "Personas de su equipo que atienden avisos.",
        ["Each once."] = "Cada uno una sola vez.",
        ["A rotation or members."] = "Una rotación o personas.",
        ["1 to the number of members; of a rotation 1."] = "Al menos 1, y no más que las personas que hay.",
        ["Write something into at least one step."] = "Escriba algo en al menos un paso.",
        ["Some of the name; or ids instead."] = "Escriba parte del nombre.",
        ["At most {0} words."] = "Como máximo {0} palabras.",
        ["Required: what you need to know."] = "Escriba qué necesita saber.",
        ["A verified clinic or peer community other than your own, or for a social need a social service."] =
            "Una clínica o comunidad verificada que no sea la suya o, para una necesidad social, un servicio social.",
        ["Nobody in the network."] = "Nadie de la red.",
        ["None when nobody was reached."] = "Ninguno si no se habló con nadie.",
        ["There is no such active crisis team."] = "No hay tal equipo de crisis activo.",
        ["One that leaves evidence."] = "Uno que deje constancia.",
        ["The organization has said no NPI."] = "La organización no ha indicado su NPI.",
        ["Required where somebody is to interpret."] = "Obligatorio si alguien debe interpretar.",
        ["As in BCP 47, such as es-MX."] = "Un código de idioma, como es-MX.",
        ["A name of the IANA time zone database; required with hours."] =
            "El nombre de una zona horaria; hace falta para las horas.",
        ["At most {0}, each until later on the same day."] = "Como máximo {0}, cada una hasta más tarde el mismo día.",
        ["What is urgent is sent at once."] = "Lo urgente se envía enseguida.",
        ["Each at most once."] = "Cada uno como máximo una vez.",
        ["Required: what is to be done."] = "Escriba qué hay que hacer.",
        ["The directory knows no participant of this id."] = "El directorio no conoce a esta persona.",
        ["An https address on the public internet."] = "Una dirección https pública.",
        ["Within the last {0} years."] = "De los últimos {0} años.",
    };

    private static readonly IReadOnlyList<(Regex English, string Spanish)> Forms =
    [
        .. Spanish.Where(one => one.Key.Contains('{', StringComparison.Ordinal)).Select(one => (
            new Regex($"^{Place().Replace(Regex.Escape(one.Key), @"(\S+)")}$", RegexOptions.CultureInvariant),
            one.Value)),
    ];

    /// <returns>Null of a sentence that is not known.</returns>
    public static string? InSpanish(string english)
    {
        if (Spanish.TryGetValue(english, out var whole)) return whole;
        foreach (var (form, spanish) in Forms)
        {
            if (form.Match(english) is not { Success: true } found) continue;
            return string.Format(
                CultureInfo.InvariantCulture, spanish, [.. found.Groups.Values.Skip(1).Select(group => group.Value)]);
        }
        return null;
    }

    /// <summary>As <see cref="Regex.Escape"/> writes it.</summary>
    [GeneratedRegex(@"\\\{\d}")]
    private static partial Regex Place();
}
