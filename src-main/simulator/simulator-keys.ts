/**
 * Key pairs of the simulator, made for it alone and public from birth: they open nothing but a simulator on this machine.
 * They are fixed so that it starts at once and a kept demo workspace still fits after a restart.
 */

/** What keys.json holds for the simulated tenant: base64 of PKCS#8 and SPKI, no armour. */
export const tenantPrivateKey = [
  'MIIEvAIBADANBgkqhkiG9w0BAQEFAASCBKYwggSiAgEAAoIBAQCPBR9qj53grgxftNi63EwMOIiAOE8dSfT+utmiBa/rquN9FoqpdOX/rryz',
  'fhGl8xdBa3S3Qj5wM1L8ubWzsPH7f29i18Uz5fjzu91WuOwTJg8rt5gBg9BfbOEYRXYMuY7OWmstfGRmZmPNouAZGmSNCjxLXF5w+XJeamSl',
  'NTckzRm5CwTvV8LwvMqKv+y+2LlKvCs3GT71EAZwq40xcuznlDyBw5MwnYDAKV3So0YXZ4pVrNtxCmLZXAi0XUPGzTN234UKyhJQsPzB1/CU',
  '4Yfldqw5Zb55pA2Tsv1cgULE0hdYSn5U6XNgpH177Dzs2soJK/h5PemHTLL9xbQTBvHvAgMBAAECggEADKYDVUVGTSyXY49262+4Ogx15gEU',
  '3h5AUJbt0Gp4WHtQiyuHL91qyeYGQkmP/gE1uU9rjxmItBuV50v1SeMIQ5nNnAxBIIniLowa0ySfnEHtbYxbIScrMoVKkv7xpcZzXsSYXfl2',
  'V6gOg404DIBNDDwvgOq2X39wIfF+3S2LpvFqzvvedXWzpJMAVst0ZLizBXG9GNbsaE0hTo12PXB8MfxC7yH21M/Qney+p3a8I1xUPvJwBe8u',
  'LiBtK+s7oADfl6zg2UIOf7rKy0WJKQ+sc+EqDEKi07fE/3/99Dp1P+rKL0nomsas7aK/SG5Uy89TiQFs7PzcDUv9+9FYfzLogQKBgQDDEwXh',
  'lLxi7DzNxCUsuXGEkILlHoPmtxGOLE5K7GybW2bLs5/DRm5XJMKelRbWSHaYGTD2+vv32txE+qflO3P3pQPHox/X/znO/wgXr3/Ci83VOES3',
  'r7TXIO8BzbVLVOLI1Vb5lXgGXwU9UZmpmF63rq/NuCInKjPdKefLrnamcQKBgQC7sCYcwiFr7kyI+awZljoqYrybUMPBOHMA2Yf6lrRFEkCo',
  'Trf0XRTzpQ7qKbMlVhNqOsZ+gQuWC3Ux9FiixiiqkeG5P0FLYGz/NGYALfU5+XpKIfXIJHQKIrBOwuWyE4hjzBcI3pHFJxdZHNL2hqeP9CYK',
  'q3m0InB/RBWLyrUOXwKBgDHsOGEWs2+NjbILNIhRnR+T7Cu+t3rf9vovlInQH6tSpOgUvBo5eBuNKNF0zjdgrBkYuVM7wCgaNqzgiP89S9xg',
  'uqrosEmS47R5yBRnsYaUSMT8dXmc2ecEYqZPgsoYm0FSd8O/4MugnbKno2+nsvXHGu7G5NapEkTTaKLTr0HBAoGAeZLBLTGmWnYyRyuKicxg',
  'guIQD38CPd9lxvAg/3Ws8WzASwUqbPP6RVPuVEmMjCu0ScQmnPzT1242jJQc8drvroTuNIM/tSaRk8GKLKWYSeRKjUhwHyNVstcDYxElnfK/',
  'Dv29Efaxb4ZBvmxITn2sfjeEiLbID6GbQySD3FgCbXsCgYBR01UI+WpPoxP+u1XgM9C/6diUM1dHXSdzLZh7eNDQpRzttam2pFqwktd+9nXl',
  'oU8/y2fIsozoKMGYLeNJZE1jlZ4EKOXQDUbnMqAMKYYOgY7QtNIJxZI6nRfU5uOR0EI5o9APpEJNbZHa5vrHEjYxGwA62Zma5Jr+7zNekiT/',
  'Ew==',
].join('');

export const tenantPublicKey = [
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAjwUfao+d4K4MX7TYutxMDDiIgDhPHUn0/rrZogWv66rjfRaKqXTl/668s34RpfMX',
  'QWt0t0I+cDNS/Lm1s7Dx+39vYtfFM+X487vdVrjsEyYPK7eYAYPQX2zhGEV2DLmOzlprLXxkZmZjzaLgGRpkjQo8S1xecPlyXmpkpTU3JM0Z',
  'uQsE71fC8LzKir/svti5SrwrNxk+9RAGcKuNMXLs55Q8gcOTMJ2AwCld0qNGF2eKVazbcQpi2VwItF1Dxs0zdt+FCsoSULD8wdfwlOGH5Xas',
  'OWW+eaQNk7L9XIFCxNIXWEp+VOlzYKR9e+w87NrKCSv4eT3ph0yy/cW0Ewbx7wIDAQAB',
].join('');

/** The pair that stands in for Samsung's own, for userName and userToken. */
export const encryptionPrivateKey = [
  'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQDGem/A3h5sogxQ+DTuAfvPctAZGvLdJ7tEDZSBgAJzoTb7AjQeMv9HrawX',
  'pQJF93lmwEn6elQJSo0VxAzteawpnM8Q7IH3+ryboPgJIMZCCGH6hzyXhbitph4na1TUfFHVPSD39KNthpv2wWwLxuMOWhaebpJhV21/T+cC',
  'tJZPWpYVBIo3S4i/vNDHGs4CWmGwPWHMEAohYrTkaJBDoHh3sq8shc8g81xrblA39tBJnNk55Y8CpnFAH65jhau0/rDTly4CObnxh38Z5Ofk',
  'MdFg1Ten6SQpzid0oO8eJoKbk/kKLvlZgwIWL3Pf5pLF7sattMDum7HXJcGSAH3YsSs/AgMBAAECggEAGN/gYJ4V1wyKGZ252HhkLDAZ94OC',
  'm4futs0y5vX5mK9EOjog+QXwK3YPItl5yvYEf4Wq39rz7EQtIWS0MBD3LDHsW5UghskkWSbX3yD95+mwCdtoEx9dsVmn3s3bUFQSV3S1TI4a',
  '60+a/VZpaaJv820D97Ao5U01Ombzr0mdqu0ZK3QjZfTX9/EYxkWPUoQGtvSuCYE78v8Tuz28th19va9y7Zl65vCullJvcn7RiG8Qy/gUowiD',
  'uuRv3IXGHdJIQey1yQId9juiRDmDby9SYBtMfJ23NfZO5I5t/UwazKlPqt2hOJ14Mg0aq7UypK1EqUoupaUhVXRrApvMaRMn8QKBgQD4nOyJ',
  'vNOQI3duKk0QHcNxRmZF7JZvcB3lXwezumHj45a/X8PINsJDrwX9rEPdvLFUay0fhMfSko897wDl6GiYxACy1FjNuirRaIhm+1mvCL8sy8MP',
  'k3e5bT2dPKIRKYHLCCqrLaUHNaQ7N1iF6DzBgaYwYr1tHczIZCrNCL6Y7wKBgQDMYCmd0/3jPFlPfrNK6T0G+tKK/1YG9q33DEZ6pDLZnFDn',
  'ThPf6QkzUoNKRc/G9DFYDIPl8V/Nxqo9F1pJO4RfVgtm8boehsKRPZwI89qwJWK2mXFHcr4xeShNKt5oOiLgKOfMoPHLFH3r0a93mvuNEEp4',
  'zTQnMILlSvujKiFysQKBgFXnOyA4u82BQ8IwIaKg9ihM0Af3QN/OmLXpySqEC1EIEc2clHS43xUuA97sSCL1ETz/L39FjRoohBA9Zk0KqiGn',
  'ECq6jti/LA5hlUgoL4v4dL5Qxdy68tKCeZi8G6/cbLmv37Z4Nh6wnUfMzuyuG1gtqTPs2lE6y8iuO8/O5rTHAoGAEbzm38PebTJ3reaZOQ81',
  'NL3gOCAhH0mZn695DnvhzfE7NFgacXyQR9wJeRDGD8Zx4ep0KCji38E2VUcJlwGLY5rcMnsYZD3d9S0btcs0V8Vm4+I9aq4Sw8h4LvphgzpI',
  'fJwQQjpVwgJtS2JPkFnrKzsWu5VTyXL0aWIwpOCrNoECgYEAqEGhiMClkB5oo19jqihtX05gyHJ9VJNqXBSqZNTgnnJtH27ZUPcDaPK6YQJn',
  'dLM7K1b9AkTfWARyfn4Ctpt9T+OSHvwZB017ArTW0UxhEsEK8hNup0DemOV6iT/ZuVPd+hB/K3q3ofdoGFTte0I3yxfKK3rU1cxZw2yo62QG',
  'dCs=',
].join('');

export const encryptionPublicKey = [
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAxnpvwN4ebKIMUPg07gH7z3LQGRry3Se7RA2UgYACc6E2+wI0HjL/R62sF6UCRfd5',
  'ZsBJ+npUCUqNFcQM7XmsKZzPEOyB9/q8m6D4CSDGQghh+oc8l4W4raYeJ2tU1HxR1T0g9/SjbYab9sFsC8bjDloWnm6SYVdtf0/nArSWT1qW',
  'FQSKN0uIv7zQxxrOAlphsD1hzBAKIWK05GiQQ6B4d7KvLIXPIPNca25QN/bQSZzZOeWPAqZxQB+uY4WrtP6w05cuAjm58Yd/GeTn5DHRYNU3',
  'p+kkKc4ndKDvHiaCm5P5Ci75WYMCFi9z3+aSxe7GrbTA7pux1yXBkgB92LErPwIDAQAB',
].join('');
